import asyncio

import anthropic
from sqlalchemy import text
from sqlalchemy.ext.asyncio import create_async_engine

engine = create_async_engine("sqlite+aiosqlite:///./agent.db", echo=False)


async def main():
    async with engine.begin() as c:
        await c.execute(text("create table if not exists log(t text)"))
    r = await anthropic.AsyncAnthropic().messages.create(
        model="claude-3-5-haiku-latest", max_tokens=20, messages=[{"role": "user", "content": "hi"}]
    )
    print(r.content[0].text)


if __name__ == "__main__":
    asyncio.run(main())
