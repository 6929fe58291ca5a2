from fastapi import FastAPI
from fastapi.staticfiles import StaticFiles
from openai import OpenAI

app = FastAPI()


@app.get("/api/ask")
def ask(q: str):
    return OpenAI().responses.create(model="gpt-4o-mini", input=q).output_text


app.mount("/", StaticFiles(directory="frontend/dist", html=True))
