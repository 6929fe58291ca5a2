from workers import math_agent, research_agent

from langchain_openai import ChatOpenAI
from langgraph_supervisor import create_supervisor

graph = create_supervisor([research_agent, math_agent], model=ChatOpenAI(model="gpt-4o"), prompt="Delegate.").compile()

if __name__ == "__main__":
    for m in graph.invoke({"messages": [{"role": "user", "content": "2**10 and who invented chess?"}]})["messages"]:
        m.pretty_print()
