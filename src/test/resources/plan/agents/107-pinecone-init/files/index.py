import os

import openai
import pinecone

openai.api_key = os.environ["OPENAI_API_KEY"]
pinecone.init(api_key=os.environ["PINECONE_API_KEY"], environment="us-west1-gcp")
if "kb" not in pinecone.list_indexes():
    pinecone.create_index("kb", dimension=1536)
index = pinecone.Index("kb")

vec = openai.Embedding.create(input=["hello"], model="text-embedding-ada-002")["data"][0]["embedding"]
index.upsert([("1", vec, {"text": "hello"})])
print(index.query(vec, top_k=1, include_metadata=True))
