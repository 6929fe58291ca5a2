from openai import OpenAI

if __name__ == "__main__":
    print(OpenAI().responses.create(model="gpt-4o-mini", input="hi").output_text)
