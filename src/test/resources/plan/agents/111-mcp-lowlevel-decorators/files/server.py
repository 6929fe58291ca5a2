import asyncio

import mcp.types as types
from mcp.server import Server
from mcp.server.stdio import stdio_server

server = Server("echo")


@server.list_tools()
async def list_tools() -> list[types.Tool]:
    return [types.Tool(name="echo", description="Echo", inputSchema={"type": "object", "properties": {"t": {"type": "string"}}})]


@server.call_tool()
async def call_tool(name: str, arguments: dict) -> list[types.TextContent]:
    return [types.TextContent(type="text", text=arguments["t"])]


async def main():
    async with stdio_server() as (r, w):
        await server.run(r, w, server.create_initialization_options())


if __name__ == "__main__":
    asyncio.run(main())
