from fastapi import FastAPI

from app.core.llm import answer

app = FastAPI()


@app.get("/ask")
def ask(q: str):
    return answer(q)
