import ollama


def chat(text):
    return ollama.chat(model="llama3.2", messages=[{"role": "user", "content": text}])["message"]["content"]
