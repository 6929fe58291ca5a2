from config import MODEL
from openai import OpenAI
from tools import fetch
from utils import shorten


def main():
    page = fetch("https://example.com")
    print(OpenAI().responses.create(model=MODEL, input=shorten(page)).output_text)


if __name__ == "__main__":
    main()
