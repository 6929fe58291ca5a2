import asyncio

import httpx
from bs4 import BeautifulSoup
from openai import AsyncOpenAI


async def main():
    async with httpx.AsyncClient() as http:
        page = (await http.get("https://example.com")).text
    text = BeautifulSoup(page, "html.parser").get_text(" ")
    r = await AsyncOpenAI().responses.create(model="gpt-4o-mini", input="Summarise: " + text)
    print(r.output_text)


asyncio.run(main())
