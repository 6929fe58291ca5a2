from fastapi import FastAPI
from openai import AsyncOpenAI
from pydantic import BaseModel

app = FastAPI(title="chat")
client = AsyncOpenAI()


class ChatIn(BaseModel):
    message: str


@app.get("/health")
def health():
    return {"ok": True}


@app.post("/chat")
async def chat(body: ChatIn):
    r = await client.responses.create(model="gpt-4.1-mini", input=body.message)
    return {"reply": r.output_text}
