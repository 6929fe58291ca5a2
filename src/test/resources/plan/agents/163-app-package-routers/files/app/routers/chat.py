from fastapi import APIRouter
from pydantic import BaseModel

from ..services.llm import model

router = APIRouter()


class In(BaseModel):
    text: str


@router.post("/")
async def chat(body: In):
    return {"text": (await model.ainvoke(body.text)).content}
