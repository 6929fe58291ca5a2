from langchain_openai import ChatOpenAI
from langchain_tavily import TavilySearch
from langgraph.prebuilt import create_react_agent

model = ChatOpenAI(model="gpt-4o-mini")


def power(a: int, b: int) -> int:
    """a to the power of b"""
    return a**b


math_agent = create_react_agent(model, [power], name="math")
research_agent = create_react_agent(model, [TavilySearch(max_results=3)], name="research")
