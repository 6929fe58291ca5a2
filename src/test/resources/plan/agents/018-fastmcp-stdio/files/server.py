import httpx
from fastmcp import FastMCP

mcp = FastMCP("hn")


@mcp.tool
def top_stories(n: int = 5) -> list[int]:
    """Ids of the top stories."""
    return httpx.get("https://hacker-news.firebaseio.com/v0/topstories.json").json()[:n]


if __name__ == "__main__":
    mcp.run()
