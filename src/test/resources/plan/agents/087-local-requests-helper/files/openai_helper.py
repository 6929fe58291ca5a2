import openai

client = openai.OpenAI()


def ask(text):
    return client.responses.create(model="gpt-4o-mini", input=text).output_text
