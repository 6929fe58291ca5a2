from langchain.agents import create_agent
from langchain.tools import tool
from langchain_anthropic import ChatAnthropic


@tool
def word_count(text: str) -> int:
    """Counts the words of a text."""
    return len(text.split())


agent = create_agent(ChatAnthropic(model="claude-sonnet-4-5"), tools=[word_count])

if __name__ == "__main__":
    result = agent.invoke({"messages": [{"role": "user", "content": "How many words has: to be or not to be?"}]})
    print(result["messages"][-1].content)
