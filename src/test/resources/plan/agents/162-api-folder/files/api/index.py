from fastapi import FastAPI
from openai import OpenAI

app = FastAPI(root_path="/api")


@app.get("/ask")
def ask(q: str):
    return OpenAI().responses.create(model="gpt-4o-mini", input=q).output_text
