from langfuse import observe
from langfuse.openai import openai


@observe()
def think(q):
    return openai.chat.completions.create(
        model="gpt-4o-mini", messages=[{"role": "user", "content": q}]
    ).choices[0].message.content
