import os
import openai

openai.api_key = os.getenv("OPENAI_API_KEY")


def ask(prompt):
    r = openai.ChatCompletion.create(
        model="gpt-3.5-turbo", messages=[{"role": "user", "content": prompt}], temperature=0.7
    )
    return r["choices"][0]["message"]["content"]


while True:
    print(ask(input("You: ")))
