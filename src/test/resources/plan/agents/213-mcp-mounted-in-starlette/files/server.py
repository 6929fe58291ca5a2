import contextlib

from mcp.server.fastmcp import FastMCP
from starlette.applications import Starlette
from starlette.routing import Mount

mcp = FastMCP("math", stateless_http=True)


@mcp.tool()
def add(a: int, b: int) -> int:
    return a + b


@contextlib.asynccontextmanager
async def lifespan(_):
    async with mcp.session_manager.run():
        yield


app = Starlette(routes=[Mount("/", mcp.streamable_http_app())], lifespan=lifespan)
