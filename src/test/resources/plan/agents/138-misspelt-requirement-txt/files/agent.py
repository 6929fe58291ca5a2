import yaml
from openai import OpenAI

print(OpenAI().responses.create(model="gpt-4o-mini", input=yaml.safe_load("q: hi")["q"]).output_text)
