import chainlit as cl
from chainlit.data.sql_alchemy import SQLAlchemyDataLayer
from openai import AsyncOpenAI

client = AsyncOpenAI()


@cl.data_layer
def layer():
    return SQLAlchemyDataLayer(conninfo="postgresql+asyncpg://chat:chat@db/chat")


@cl.on_message
async def main(m: cl.Message):
    r = await client.responses.create(model="gpt-4o-mini", input=m.content)
    await cl.Message(content=r.output_text).send()
