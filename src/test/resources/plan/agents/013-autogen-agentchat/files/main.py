import asyncio

from autogen_agentchat.agents import AssistantAgent
from autogen_agentchat.ui import Console
from autogen_ext.models.openai import OpenAIChatCompletionClient


async def get_time(zone: str) -> str:
    return "12:00 " + zone


async def main() -> None:
    client = OpenAIChatCompletionClient(model="gpt-4o")
    agent = AssistantAgent("helper", model_client=client, tools=[get_time])
    await Console(agent.run_stream(task="What time is it in UTC?"))
    await client.close()


asyncio.run(main())
