from smolagents import CodeAgent, GradioUI, InferenceClientModel, ToolCollection

with ToolCollection.from_mcp({"url": "http://tools:8000/mcp", "transport": "streamable-http"}, trust_remote_code=True) as tools:
    agent = CodeAgent(tools=[*tools.tools], model=InferenceClientModel())
    GradioUI(agent).launch()
