import os

from deepgram import DeepgramClient
from firecrawl import FirecrawlApp
from mem0 import Memory
from openai import OpenAI
from tavily import TavilyClient

memory = Memory()
tavily = TavilyClient(os.environ["TAVILY_API_KEY"])
crawler = FirecrawlApp(api_key=os.environ["FIRECRAWL_API_KEY"])
voice = DeepgramClient()


def research(topic, user):
    hits = tavily.search(topic)["results"]
    page = crawler.scrape(hits[0]["url"])
    answer = OpenAI().responses.create(model="gpt-4.1", input=f"{topic}\n{page}").output_text
    memory.add(answer, user_id=user)
    return answer


if __name__ == "__main__":
    print(research("tides", "u1"))
