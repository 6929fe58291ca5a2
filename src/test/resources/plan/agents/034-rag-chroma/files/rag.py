import sys

import chromadb
from openai import OpenAI
from pypdf import PdfReader
from sentence_transformers import SentenceTransformer

db = chromadb.PersistentClient(path="./db")
col = db.get_or_create_collection("docs")
enc = SentenceTransformer("all-MiniLM-L6-v2")


def index(path):
    for i, page in enumerate(PdfReader(path).pages):
        text = page.extract_text()
        col.add(ids=[f"{path}-{i}"], documents=[text], embeddings=[enc.encode(text).tolist()])


def ask(q):
    hits = col.query(query_embeddings=[enc.encode(q).tolist()], n_results=4)
    ctx = "\n".join(hits["documents"][0])
    r = OpenAI().chat.completions.create(
        model="gpt-4o-mini", messages=[{"role": "user", "content": f"{ctx}\n\nQuestion: {q}"}]
    )
    return r.choices[0].message.content


if __name__ == "__main__":
    index(sys.argv[1])
    print(ask(sys.argv[2]))
