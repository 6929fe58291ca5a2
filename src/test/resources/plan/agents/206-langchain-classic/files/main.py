from langchain_classic.chains import LLMMathChain
from langchain_openai import ChatOpenAI

if __name__ == "__main__":
    print(LLMMathChain.from_llm(ChatOpenAI(model="gpt-4o-mini")).invoke("13 ** 0.3432"))
