import os

from openai import OpenAI

client = OpenAI(base_url=os.environ.get("LLM_URL"))
print(client.chat.completions.create(model="m", messages=[{"role": "user", "content": "hi"}]).choices[0].message.content)
