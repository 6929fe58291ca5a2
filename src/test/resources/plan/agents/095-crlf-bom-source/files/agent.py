from openai import OpenAI
from dotenv import load_dotenv

load_dotenv()
print(OpenAI().responses.create(model="gpt-4o-mini", input="hello").output_text)
