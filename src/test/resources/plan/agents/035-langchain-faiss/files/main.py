from langchain_community.document_loaders import PyPDFLoader
from langchain_community.vectorstores import FAISS
from langchain_openai import ChatOpenAI, OpenAIEmbeddings
from langchain_text_splitters import RecursiveCharacterTextSplitter

docs = PyPDFLoader("handbook.pdf").load()
chunks = RecursiveCharacterTextSplitter(chunk_size=800, chunk_overlap=80).split_documents(docs)
store = FAISS.from_documents(chunks, OpenAIEmbeddings())
llm = ChatOpenAI(model="gpt-4o-mini")


def answer(question: str) -> str:
    context = "\n".join(d.page_content for d in store.similarity_search(question, k=4))
    return llm.invoke(f"Use this:\n{context}\n\n{question}").content


if __name__ == "__main__":
    print(answer("How many holidays?"))
