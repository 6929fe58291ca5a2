try:
    import tomllib
except ModuleNotFoundError:
    import tomli as tomllib

from openai import OpenAI

with open("agent.toml", "rb") as f:
    config = tomllib.load(f)

if __name__ == "__main__":
    print(OpenAI().responses.create(model=config["model"], input="Hello").output_text)
