import os

from openai import OpenAI
from pinecone import Pinecone, ServerlessSpec

pc = Pinecone(api_key=os.environ["PINECONE_API_KEY"])
if "kb" not in [i.name for i in pc.list_indexes()]:
    pc.create_index("kb", dimension=1536, metric="cosine", spec=ServerlessSpec(cloud="aws", region="us-east-1"))
index = pc.Index("kb")
oai = OpenAI()


def upsert(id_, text):
    v = oai.embeddings.create(model="text-embedding-3-small", input=text).data[0].embedding
    index.upsert([(id_, v, {"text": text})])


if __name__ == "__main__":
    upsert("1", "hello world")
