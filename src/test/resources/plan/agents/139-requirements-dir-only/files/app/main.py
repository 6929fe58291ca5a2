from fastapi import FastAPI
from openai import OpenAI

app = FastAPI()


@app.get("/q")
def q(text: str):
    return OpenAI().responses.create(model="gpt-4o-mini", input=text).output_text
