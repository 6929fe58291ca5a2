from langchain.chains import ConversationChain
from langchain.memory import ConversationBufferMemory
from langchain_openai import ChatOpenAI

chain = ConversationChain(llm=ChatOpenAI(temperature=0), memory=ConversationBufferMemory())

if __name__ == "__main__":
    while True:
        print(chain.predict(input=input("> ")))
