from anthropic import Anthropic
from flask import Flask, request

app = Flask(__name__)
client = Anthropic()


@app.post("/ask")
def ask():
    r = client.messages.create(
        model="claude-sonnet-4-5", max_tokens=300, messages=[{"role": "user", "content": request.json["q"]}]
    )
    return {"a": r.content[0].text}
