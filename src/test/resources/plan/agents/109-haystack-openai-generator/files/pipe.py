from haystack import Document, Pipeline
from haystack.components.builders import PromptBuilder
from haystack.components.generators import OpenAIGenerator
from haystack.components.retrievers.in_memory import InMemoryBM25Retriever
from haystack.document_stores.in_memory import InMemoryDocumentStore

store = InMemoryDocumentStore()
store.write_documents([Document(content="Tides follow the moon.")])
p = Pipeline()
p.add_component("r", InMemoryBM25Retriever(store))
p.add_component("b", PromptBuilder("{% for d in documents %}{{ d.content }}{% endfor %} {{ q }}"))
p.add_component("g", OpenAIGenerator(model="gpt-4o-mini"))
p.connect("r.documents", "b.documents")
p.connect("b", "g")
print(p.run({"r": {"query": "tides"}, "b": {"q": "What do tides follow?"}})["g"]["replies"][0])
