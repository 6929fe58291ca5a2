import os

from openai import OpenAI

try:
    import tiktoken
except ImportError:  # optional, only for nicer logs
    tiktoken = None

try:
    import sentry_sdk
    sentry_sdk.init(os.environ.get("SENTRY_DSN"))
except ImportError:
    pass


def tokens(text):
    if tiktoken is None:
        return len(text) // 4
    return len(tiktoken.get_encoding("o200k_base").encode(text))


if __name__ == "__main__":
    q = input()
    print(tokens(q), OpenAI().responses.create(model="gpt-4o-mini", input=q).output_text)
