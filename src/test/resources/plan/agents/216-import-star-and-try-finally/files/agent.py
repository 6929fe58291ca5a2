import logging

try:
    import pandas as pd
    from rich.logging import RichHandler
finally:
    logging.basicConfig(level="INFO")

try:
    from openai import OpenAI

    client = OpenAI()
except Exception:
    logging.exception("no client")
    raise

if __name__ == "__main__":
    logging.getLogger().addHandler(RichHandler())
    print(client.responses.create(model="gpt-4o-mini", input=pd.DataFrame([1]).to_string()).output_text)
