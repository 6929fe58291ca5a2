from flask import Flask, request
from openai import OpenAI

from db import db
from models import Chat

app = Flask(__name__)
app.config["SQLALCHEMY_DATABASE_URI"] = "postgresql+psycopg2://chat@db/chat"
db.init_app(app)


@app.post("/chat")
def chat():
    answer = OpenAI().responses.create(model="gpt-4o-mini", input=request.json["q"]).output_text
    db.session.add(Chat(text=answer))
    db.session.commit()
    return {"answer": answer}
