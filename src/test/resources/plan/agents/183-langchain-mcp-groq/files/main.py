import asyncio

from langchain.agents import create_agent
from langchain_groq import ChatGroq
from langchain_mcp_adapters.client import MultiServerMCPClient


async def main():
    client = MultiServerMCPClient({"math": {"url": "http://math:8080/mcp", "transport": "streamable_http"}})
    agent = create_agent(ChatGroq(model="llama-3.3-70b-versatile"), await client.get_tools())
    print((await agent.ainvoke({"messages": "what is 3*7?"}))["messages"][-1].content)


if __name__ == "__main__":
    asyncio.run(main())
