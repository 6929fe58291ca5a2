import asyncio

from anthropic import AnthropicBedrock
from elasticsearch import AsyncElasticsearch

client = AnthropicBedrock(aws_region="us-east-1")


async def search(q):
    es = AsyncElasticsearch("http://es:9200")
    try:
        return (await es.search(index="docs", q=q))["hits"]["hits"]
    finally:
        await es.close()


if __name__ == "__main__":
    hits = asyncio.run(search("tides"))
    print(client.messages.create(
        model="anthropic.claude-3-5-sonnet-20241022-v2:0", max_tokens=300,
        messages=[{"role": "user", "content": str(hits)}],
    ).content[0].text)
