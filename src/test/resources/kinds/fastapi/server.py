from fastapi import FastAPI, Form
from pydantic import BaseModel

from tools.cargo import weight

api = FastAPI(title="Cargo agent")


class Cargo(BaseModel):
    boxes: list[float]


@api.get("/health")
async def health() -> dict[str, str]:
    return {"status": "ok"}


@api.post("/weigh")
async def weigh(cargo: Cargo) -> dict[str, float]:
    return {"kg": weight(cargo.boxes)}


@api.post("/note")
async def note(text: str = Form(...)) -> dict[str, int]:
    return {"words": len(text.split())}
