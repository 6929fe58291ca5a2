from fastapi import FastAPI
from openai import AsyncOpenAI


def create_app() -> FastAPI:
    app = FastAPI()
    client = AsyncOpenAI()

    @app.get("/ask")
    async def ask(q: str):
        return (await client.responses.create(model="gpt-4o-mini", input=q)).output_text

    return app
