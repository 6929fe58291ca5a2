from lib.llm import chat
from lib.tools import web

if __name__ == "__main__":
    print(chat(web.read("https://example.com")))
