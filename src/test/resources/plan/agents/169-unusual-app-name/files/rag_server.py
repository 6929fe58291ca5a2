import fastapi
from openai import OpenAI
from qdrant_client import QdrantClient

qdrant = QdrantClient(url="http://qdrant:6333")
llm = OpenAI()
chat_service: fastapi.FastAPI = fastapi.FastAPI(
    title="rag",
)


@chat_service.get("/ask")
def ask(q: str):
    v = llm.embeddings.create(model="text-embedding-3-small", input=q).data[0].embedding
    hits = qdrant.query_points("docs", query=v, limit=3).points
    return llm.responses.create(model="gpt-4o-mini", input=f"{hits} {q}").output_text
