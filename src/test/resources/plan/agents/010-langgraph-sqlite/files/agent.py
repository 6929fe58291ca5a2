import sqlite3

from langchain_anthropic import ChatAnthropic
from langgraph.checkpoint.sqlite import SqliteSaver
from langgraph.prebuilt import create_react_agent

conn = sqlite3.connect("state.db", check_same_thread=False)


def add(a: int, b: int) -> int:
    """Adds two numbers."""
    return a + b


agent = create_react_agent(
    ChatAnthropic(model="claude-3-7-sonnet-latest"), [add], checkpointer=SqliteSaver(conn)
)

if __name__ == "__main__":
    print(agent.invoke({"messages": [("user", "2+2?")]}, {"configurable": {"thread_id": "a"}}))
