from google.adk.agents import LlmAgent
from google.adk.models.lite_llm import LiteLlm
from google.adk.tools.mcp_tool.mcp_toolset import MCPToolset
from mcp import StdioServerParameters

root_agent = LlmAgent(
    name="files",
    model=LiteLlm(model="anthropic/claude-sonnet-4-5"),
    instruction="Help with files.",
    tools=[MCPToolset(connection_params=StdioServerParameters(command="mcp-server-files", args=["/data"]))],
)
