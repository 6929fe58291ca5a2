from flask import Flask
from openai import OpenAI

app = Flask(__name__)


@app.get("/")
def index():
    return OpenAI().responses.create(model="gpt-4o-mini", input="hi").output_text
