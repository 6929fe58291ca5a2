import hubspot
from jose import jwt
from langchain_mistralai import ChatMistralAI
from langgraph.graph import StateGraph
from passlib.context import CryptContext

pwd = CryptContext(schemes=["bcrypt"])
crm = hubspot.Client.create(access_token="from-env")


def node(s: dict):
    return {"out": ChatMistralAI(model="mistral-small-latest").invoke(s["q"]).content}


g = StateGraph(dict)
g.add_node("n", node)
g.set_entry_point("n")
graph = g.compile()

if __name__ == "__main__":
    token = jwt.encode({"sub": pwd.hash("x")}, "k", algorithm="HS256")
    print(graph.invoke({"q": token}), crm)
