from openai import OpenAI

from memory import Memory
from search import search


def run(goal):
    m = Memory([search(goal)])
    return OpenAI().responses.create(model="gpt-4o-mini", input=f"{goal} {m}").output_text


if __name__ == "__main__":
    print(run("tides"))
