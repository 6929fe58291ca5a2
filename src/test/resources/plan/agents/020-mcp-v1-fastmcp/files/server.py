from mcp.server.fastmcp import FastMCP

mcp = FastMCP("notes")
NOTES: dict[str, str] = {}


@mcp.tool()
def save(title: str, text: str) -> str:
    NOTES[title] = text
    return "saved"


@mcp.resource("note://{title}")
def read(title: str) -> str:
    return NOTES[title]


if __name__ == "__main__":
    mcp.run(transport="stdio")
