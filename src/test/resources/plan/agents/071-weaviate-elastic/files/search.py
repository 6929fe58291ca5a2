import cohere
import weaviate
from elasticsearch import Elasticsearch

co = cohere.ClientV2()
es = Elasticsearch("http://es:9200")
with weaviate.connect_to_local(host="weaviate") as client:
    docs = client.collections.get("Doc").query.bm25("agents", limit=10).objects
texts = [d.properties["text"] for d in docs]
texts += [h["_source"]["text"] for h in es.search(index="doc", q="agents")["hits"]["hits"]]
best = co.rerank(model="rerank-v3.5", query="agents", documents=texts, top_n=3)
for r in best.results:
    print(texts[r.index])
