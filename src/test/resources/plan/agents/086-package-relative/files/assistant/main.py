from .llm import complete
from .memory import History


def run():
    h = History()
    while True:
        h.add("user", input("> "))
        h.add("assistant", complete(h.items))
        print(h.items[-1]["content"])


if __name__ == "__main__":
    run()
