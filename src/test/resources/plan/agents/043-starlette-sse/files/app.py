from openai import AsyncOpenAI
from sse_starlette.sse import EventSourceResponse
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.routing import Route

client = AsyncOpenAI()


async def stream(request: Request):
    async def gen():
        s = await client.chat.completions.create(
            model="gpt-4o-mini", stream=True,
            messages=[{"role": "user", "content": request.query_params["q"]}],
        )
        async for part in s:
            yield {"data": part.choices[0].delta.content or ""}

    return EventSourceResponse(gen())


app = Starlette(routes=[Route("/stream", stream)])
