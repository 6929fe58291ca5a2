import asyncio

import redis.asyncio as redis
from bson import ObjectId
from motor.motor_asyncio import AsyncIOMotorClient
from openai import AsyncOpenAI

db = AsyncIOMotorClient("mongodb://mongo:27017").agent
cache = redis.from_url("redis://redis:6379")


async def main():
    doc = await db.notes.find_one({"_id": ObjectId("507f1f77bcf86cd799439011")})
    r = await AsyncOpenAI().responses.create(model="gpt-4o-mini", input=str(doc))
    await cache.set("last", r.output_text)


if __name__ == "__main__":
    asyncio.run(main())
