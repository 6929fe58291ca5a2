import asyncio
import os

from langchain_openai import ChatOpenAI
from langgraph.checkpoint.postgres.aio import AsyncPostgresSaver
from langgraph.graph import MessagesState, StateGraph

model = ChatOpenAI(model="gpt-4o-mini")


async def call(state: MessagesState):
    return {"messages": [await model.ainvoke(state["messages"])]}


async def main():
    async with AsyncPostgresSaver.from_conn_string(os.environ["DATABASE_URL"]) as saver:
        await saver.setup()
        g = StateGraph(MessagesState)
        g.add_node("call", call)
        g.set_entry_point("call")
        app = g.compile(checkpointer=saver)
        out = await app.ainvoke({"messages": [("user", "hi")]}, {"configurable": {"thread_id": "t1"}})
        print(out["messages"][-1].content)


if __name__ == "__main__":
    asyncio.run(main())
