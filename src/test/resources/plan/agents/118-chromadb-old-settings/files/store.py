import chromadb
from chromadb.config import Settings
from openai import OpenAI

client = chromadb.Client(Settings(chroma_db_impl="duckdb+parquet", persist_directory=".chroma"))
col = client.get_or_create_collection("mem")
v = OpenAI().embeddings.create(model="text-embedding-3-small", input="hi").data[0].embedding
col.add(ids=["1"], embeddings=[v], documents=["hi"])
client.persist()
