from openai import OpenAI

print(OpenAI().responses.create(model="gpt-4o-mini", input="hi").output_text)
