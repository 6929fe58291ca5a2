import asyncio
import json

from mcp import ClientSession, StdioServerParameters
from mcp.client.stdio import stdio_client
from openai import OpenAI


async def main():
    async with stdio_client(StdioServerParameters(command="python", args=["tools.py"])) as (r, w):
        async with ClientSession(r, w) as session:
            await session.initialize()
            names = [t.name for t in (await session.list_tools()).tools]
            print(OpenAI().responses.create(model="gpt-4o-mini", input="Tools: " + json.dumps(names)).output_text)


if __name__ == "__main__":
    asyncio.run(main())
