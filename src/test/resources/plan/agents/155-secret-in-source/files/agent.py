from openai import OpenAI

OPENAI_API_KEY = "sk-u8jzPde0IgxLd6GncfBAepfJBd0Kh8oOOL8dKLzdocJ2isAj"
client = OpenAI(api_key=OPENAI_API_KEY)

if __name__ == "__main__":
    print(client.responses.create(model="gpt-4o-mini", input="hi").output_text)
