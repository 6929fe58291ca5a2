import os
from tavily import TavilyClient


def web(q):
    return TavilyClient(os.environ["TAVILY_API_KEY"]).search(q)["results"]
