import os

from aiohttp import web
from openai import AsyncOpenAI

client = AsyncOpenAI()


async def ask(request):
    q = (await request.json())["q"]
    return web.json_response({"a": (await client.responses.create(model="gpt-4o-mini", input=q)).output_text})


app = web.Application()
app.router.add_post("/ask", ask)

if __name__ == "__main__":
    web.run_app(app, host="0.0.0.0", port=int(os.environ.get("PORT", 8080)))
