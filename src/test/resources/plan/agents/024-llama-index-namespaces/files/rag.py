import qdrant_client
from llama_index.core import Settings, SimpleDirectoryReader, StorageContext, VectorStoreIndex
from llama_index.embeddings.huggingface import HuggingFaceEmbedding
from llama_index.llms.anthropic import Anthropic
from llama_index.vector_stores.qdrant import QdrantVectorStore

Settings.llm = Anthropic(model="claude-3-5-sonnet-latest")
Settings.embed_model = HuggingFaceEmbedding("BAAI/bge-small-en-v1.5")

client = qdrant_client.QdrantClient(url="http://qdrant:6333")
store = QdrantVectorStore(client=client, collection_name="docs")
context = StorageContext.from_defaults(vector_store=store)
index = VectorStoreIndex.from_documents(SimpleDirectoryReader("data").load_data(), storage_context=context)

if __name__ == "__main__":
    print(index.as_query_engine().query("What is this about?"))
