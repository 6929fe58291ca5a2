import os

import discord
from openai import AsyncOpenAI
from sqlalchemy.ext.asyncio import create_async_engine

engine = create_async_engine(os.environ["DB"])
client = discord.Client(intents=discord.Intents.default())
ai = AsyncOpenAI()


@client.event
async def on_message(m):
    if m.author != client.user:
        r = await ai.responses.create(model="gpt-4o-mini", input=m.content)
        await m.reply(r.output_text)


if __name__ == "__main__":
    client.run(os.environ["TOKEN"])
