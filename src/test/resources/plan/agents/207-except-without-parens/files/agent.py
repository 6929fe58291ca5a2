import httpx
from openai import OpenAI


def page(url):
    try:
        return httpx.get(url, timeout=5).text
    except httpx.TimeoutException, httpx.ConnectError:
        return ""


if __name__ == "__main__":
    print(OpenAI().responses.create(model="gpt-4o-mini", input=page("https://example.com")).output_text)
