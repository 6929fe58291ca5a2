import httpx
from pydantic_ai import Agent

agent = Agent("openai:gpt-4o-mini")


@agent.tool_plain
def get(url: str) -> str:
    return httpx.get(url).text


if __name__ == "__main__":
    print(agent.run_sync("Summarise https://example.com").output)
