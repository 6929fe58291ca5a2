import numpy as np
from openai import OpenAI

client = OpenAI()


def embed(texts):
    data = client.embeddings.create(model="text-embedding-3-small", input=texts).data
    return np.array([d.embedding for d in data])


if __name__ == "__main__":
    a, b = embed(["cat", "dog"])
    print(float(a @ b))
