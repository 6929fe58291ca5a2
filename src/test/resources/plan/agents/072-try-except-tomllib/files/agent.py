try:
    import tomllib
except ModuleNotFoundError:
    import tomli as tomllib

from pathlib import Path

from openai import OpenAI

config = tomllib.loads(Path("agent.toml").read_text()) if Path("agent.toml").exists() else {"model": "gpt-4o-mini"}
print(OpenAI().responses.create(model=config["model"], input="Hello").output_text)
