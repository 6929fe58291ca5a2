"""An agent of two steps: plan the route, then sail it."""

from typing import TypedDict

from langgraph.graph import END, START, StateGraph


class Voyage(TypedDict):
    goal: str
    route: list[str]
    log: list[str]


def plan(state: Voyage) -> dict:
    return {"route": ["harbour", "strait", state["goal"]]}


def sail(state: Voyage) -> dict:
    return {"log": [f"passed {place}" for place in state["route"][1:]]}


def keep_sailing(state: Voyage) -> str:
    return END if state["log"] else "sail"


builder = StateGraph(Voyage)
builder.add_node("plan", plan)
builder.add_node("sail", sail)
builder.add_edge(START, "plan")
builder.add_edge("plan", "sail")
builder.add_conditional_edges("sail", keep_sailing)
graph = builder.compile()

if __name__ == "__main__":
    result = graph.invoke({"goal": "island", "route": [], "log": []})
    print(" -> ".join(result["route"]), result["log"])
