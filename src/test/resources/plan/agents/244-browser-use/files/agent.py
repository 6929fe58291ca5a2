import asyncio

from browser_use import Agent, ChatOpenAI
from dotenv import load_dotenv

load_dotenv()


async def main():
    agent = Agent(task="Find the price of GPT-4o", llm=ChatOpenAI(model="gpt-4.1-mini"))
    print((await agent.run()).final_result())


if __name__ == "__main__":
    asyncio.run(main())
