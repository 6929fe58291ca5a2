import os

import networkx as nx
from neo4j import GraphDatabase
from openai import OpenAI

driver = GraphDatabase.driver(os.environ["NEO4J_URI"], auth=("neo4j", os.environ["NEO4J_PASSWORD"]))


def top(n=5):
    with driver.session() as s:
        g = nx.DiGraph([(r["a"], r["b"]) for r in s.run("match (a)-->(b) return a.name as a, b.name as b")])
    return sorted(nx.pagerank(g).items(), key=lambda kv: -kv[1])[:n]


if __name__ == "__main__":
    print(OpenAI().responses.create(model="gpt-4o-mini", input=f"Explain why these matter: {top()}").output_text)
