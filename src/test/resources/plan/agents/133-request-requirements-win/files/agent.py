import requests
from openai import OpenAI

print(OpenAI().responses.create(model="gpt-4o-mini", input=requests.get("https://example.com").text).output_text)
