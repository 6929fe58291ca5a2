from fastapi import FastAPI
from openai import OpenAI

app = FastAPI()


@app.get("/ask")
def ask(q: str):
    return {"a": OpenAI().responses.create(model="gpt-4o-mini", input=q).output_text}
