from research.search import web
from research.prompts import SUMMARY
from langchain_openai import ChatOpenAI

if __name__ == "__main__":
    topic = input("topic: ")
    print(ChatOpenAI(model="gpt-4o").invoke(SUMMARY.format(topic=topic, hits=web(topic))).content)
