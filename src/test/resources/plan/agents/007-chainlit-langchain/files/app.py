import chainlit as cl
from langchain.chat_models import init_chat_model
from langchain_openai import OpenAIEmbeddings

model = init_chat_model("gpt-4o-mini", model_provider="openai")
embeddings = OpenAIEmbeddings()


@cl.on_chat_start
async def start():
    cl.user_session.set("history", [])


@cl.on_message
async def on_message(message: cl.Message):
    out = cl.Message(content="")
    async for chunk in model.astream(message.content):
        await out.stream_token(chunk.content)
    await out.send()
