from flask import Flask
from flask_socketio import SocketIO, emit
from openai import OpenAI

app = Flask(__name__)
socketio = SocketIO(app, cors_allowed_origins="*")


@socketio.on("ask")
def ask(data):
    emit("answer", OpenAI().responses.create(model="gpt-4o-mini", input=data["q"]).output_text)


if __name__ == "__main__":
    socketio.run(app, host="0.0.0.0", port=8080, allow_unsafe_werkzeug=True)
