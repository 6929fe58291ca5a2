from openai import OpenAI
from tenacity import retry, stop_after_attempt


@retry(stop=stop_after_attempt(3))
def ask(q):
    return OpenAI().responses.create(model="gpt-4o-mini", input=q).output_text


if __name__ == "__main__":
    print(ask(input()))
