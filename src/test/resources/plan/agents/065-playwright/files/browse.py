import asyncio
import base64

from openai import AsyncOpenAI
from playwright.async_api import async_playwright


async def main():
    async with async_playwright() as p:
        b = await p.chromium.launch(headless=True)
        page = await b.new_page()
        await page.goto("https://example.com")
        shot = base64.b64encode(await page.screenshot()).decode()
        await b.close()
    r = await AsyncOpenAI().chat.completions.create(
        model="gpt-4o",
        messages=[{"role": "user", "content": [
            {"type": "text", "text": "What is this page?"},
            {"type": "image_url", "image_url": {"url": "data:image/png;base64," + shot}},
        ]}],
    )
    print(r.choices[0].message.content)


asyncio.run(main())
