from dotenv import load_dotenv
from openai import OpenAI

load_dotenv()
client = OpenAI()


def complete(messages):
    return client.chat.completions.create(model="gpt-4o-mini", messages=messages).choices[0].message.content
