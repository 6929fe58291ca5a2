from acme_internal_prompts import SUPPORT
from openai import OpenAI

print(OpenAI().responses.create(model="gpt-4o-mini", instructions=SUPPORT, input="hi").output_text)
