import uvicorn
import yaml
from apscheduler.schedulers.asyncio import AsyncIOScheduler
from contextlib import asynccontextmanager
from fastapi import FastAPI
from openai import AsyncOpenAI

PROMPTS = yaml.safe_load("daily: Write a haiku")
state = {}


async def daily():
    state["haiku"] = (await AsyncOpenAI().responses.create(model="gpt-4o-mini", input=PROMPTS["daily"])).output_text


@asynccontextmanager
async def lifespan(api):
    s = AsyncIOScheduler()
    s.add_job(daily, "interval", hours=24)
    s.start()
    yield
    s.shutdown()


api = FastAPI(lifespan=lifespan)


@api.get("/")
async def root():
    return state


if __name__ == "__main__":
    uvicorn.run("main:api", host="127.0.0.1", port=8000, reload=True)
