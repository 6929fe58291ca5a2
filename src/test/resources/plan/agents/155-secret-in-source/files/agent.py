from openai import OpenAI

OPENAI_API_KEY = "sk-EXAMPLE-dummy-not-a-real-key-0000"
client = OpenAI(api_key=OPENAI_API_KEY)

if __name__ == "__main__":
    print(client.responses.create(model="gpt-4o-mini", input="hi").output_text)
