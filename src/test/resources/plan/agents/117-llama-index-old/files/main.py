from llama_index import ServiceContext, SimpleDirectoryReader, VectorStoreIndex
from llama_index.llms import OpenAI

ctx = ServiceContext.from_defaults(llm=OpenAI(model="gpt-3.5-turbo"))
index = VectorStoreIndex.from_documents(SimpleDirectoryReader("data").load_data(), service_context=ctx)
print(index.as_query_engine().query("Summary?"))
