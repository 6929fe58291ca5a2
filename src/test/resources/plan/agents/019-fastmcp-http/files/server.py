from fastmcp import FastMCP

mcp = FastMCP("calc")


@mcp.tool()
def multiply(a: float, b: float) -> float:
    return a * b


if __name__ == "__main__":
    mcp.run(transport="http", host="0.0.0.0", port=8080)
