import requests
from fastapi import FastAPI
from openai import OpenAI

app = FastAPI()


@app.get("/")
def root(u: str):
    return OpenAI().responses.create(model="gpt-4o-mini", input=requests.get(u).text).output_text
