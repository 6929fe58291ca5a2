from haystack import Pipeline
from haystack.components.builders import ChatPromptBuilder
from haystack.components.embedders import OpenAITextEmbedder
from haystack.components.generators.chat import OpenAIChatGenerator
from haystack.dataclasses import ChatMessage
from haystack_integrations.components.retrievers.qdrant import QdrantEmbeddingRetriever
from haystack_integrations.document_stores.qdrant import QdrantDocumentStore

store = QdrantDocumentStore(url="http://qdrant:6333", index="Document", embedding_dim=1536)
pipe = Pipeline()
pipe.add_component("embed", OpenAITextEmbedder())
pipe.add_component("retrieve", QdrantEmbeddingRetriever(document_store=store))
pipe.add_component("prompt", ChatPromptBuilder(template=[ChatMessage.from_user("{{documents}} {{q}}")]))
pipe.add_component("llm", OpenAIChatGenerator(model="gpt-4o-mini"))
pipe.connect("embed.embedding", "retrieve.query_embedding")
pipe.connect("retrieve.documents", "prompt.documents")
pipe.connect("prompt.prompt", "llm.messages")

if __name__ == "__main__":
    q = "Who wrote it?"
    print(pipe.run({"embed": {"text": q}, "prompt": {"q": q}}))
