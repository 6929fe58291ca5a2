import openai_helper
import requests_client

if __name__ == "__main__":
    print(openai_helper.ask(requests_client.get_text("https://example.com")))
