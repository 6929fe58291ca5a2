import importlib
from importlib import import_module

openai = importlib.import_module("openai")
tiktoken = import_module('tiktoken')
yaml = __import__("yaml")
NAME = "json"
json = importlib.import_module(NAME)

if __name__ == "__main__":
    prompt = yaml.safe_load("q: hello")["q"]
    print(len(tiktoken.get_encoding("o200k_base").encode(prompt)))
    print(json.dumps(openai.OpenAI().responses.create(model="gpt-4o-mini", input=prompt).output_text))
