from smolagents import CodeAgent, DuckDuckGoSearchTool, LiteLLMModel

model = LiteLLMModel(model_id="anthropic/claude-3-5-sonnet-latest")
agent = CodeAgent(tools=[DuckDuckGoSearchTool()], model=model, max_steps=6)

if __name__ == "__main__":
    agent.run("How many seconds would it take a leopard at full speed to cross Pont des Arts?")
