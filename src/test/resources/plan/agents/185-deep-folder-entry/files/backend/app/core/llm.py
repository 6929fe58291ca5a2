from openai import OpenAI


def answer(q):
    return OpenAI().responses.create(model="gpt-4o-mini", input=q).output_text
