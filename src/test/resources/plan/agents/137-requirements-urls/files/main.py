from mylib import shout
from openai import OpenAI

print(shout(OpenAI().responses.create(model="gpt-4o-mini", input="hi").output_text))
