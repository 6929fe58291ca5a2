from mcp.server.mcpserver import MCPServer

mcp = MCPServer("dice")


@mcp.tool()
def roll(sides: int = 6) -> int:
    """Rolls a die."""
    import random

    return random.randint(1, sides)


if __name__ == "__main__":
    mcp.run(transport="streamable-http", host="0.0.0.0", port=8080)
