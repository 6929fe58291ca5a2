from openai import OpenAI
from tenacity import retry


@retry
def go():
    return OpenAI().responses.create(model="gpt-4o-mini", input="hi").output_text


if __name__ == "__main__":
    print(go())
