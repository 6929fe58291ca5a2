from dotenv import load_dotenv
from langchain_anthropic import ChatAnthropic
from langgraph.graph import MessagesState, StateGraph

load_dotenv()
model = ChatAnthropic(model="claude-sonnet-4-5")


async def call(state: MessagesState):
    return {"messages": [await model.ainvoke(state["messages"])]}


graph = StateGraph(MessagesState).add_node(call).add_edge("__start__", "call").compile()
