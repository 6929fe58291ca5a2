import asyncio

from autogen_agentchat.agents import AssistantAgent
from autogen_agentchat.conditions import TextMentionTermination
from autogen_agentchat.teams import RoundRobinGroupChat
from autogen_core import CancellationToken
from autogen_ext.models.anthropic import AnthropicChatCompletionClient
from autogen_ext.tools.mcp import StdioServerParams, mcp_server_tools


async def main():
    tools = await mcp_server_tools(StdioServerParams(command="mcp-server-fetch"))
    m = AnthropicChatCompletionClient(model="claude-3-7-sonnet-latest")
    team = RoundRobinGroupChat(
        [AssistantAgent("a", m, tools=tools), AssistantAgent("critic", m)],
        termination_condition=TextMentionTermination("APPROVE"),
    )
    print(await team.run(task="Summarise example.com", cancellation_token=CancellationToken()))


if __name__ == "__main__":
    asyncio.run(main())
