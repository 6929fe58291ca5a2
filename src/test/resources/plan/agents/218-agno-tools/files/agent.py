from agno.agent import Agent
from agno.models.openai import OpenAIChat
from agno.tools.duckduckgo import DuckDuckGoTools
from agno.tools.yfinance import YFinanceTools

agent = Agent(model=OpenAIChat(id="gpt-4o"), tools=[DuckDuckGoTools(), YFinanceTools()], markdown=True)

if __name__ == "__main__":
    agent.print_response("What moved NVDA this week?", stream=True)
