import os

from google import genai
from google.genai import types

client = genai.Client(api_key=os.environ["GEMINI_API_KEY"])

config = types.GenerateContentConfig(system_instruction="Answer in one sentence.", temperature=0.2)
print(client.models.generate_content(model="gemini-2.5-flash", contents="Why is the sky blue?", config=config).text)
