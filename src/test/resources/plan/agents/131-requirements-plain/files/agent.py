import httpx
from dotenv import load_dotenv
from openai import OpenAI

load_dotenv()
page = httpx.get("https://example.com").text
print(OpenAI().responses.create(model="gpt-4o-mini", input=page).output_text)
