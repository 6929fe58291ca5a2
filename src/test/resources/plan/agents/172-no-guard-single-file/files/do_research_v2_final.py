import wikipedia
from openai import OpenAI

summary = wikipedia.summary("Tide")
print(OpenAI().responses.create(model="gpt-4o-mini", input="Explain to a child: " + summary).output_text)
