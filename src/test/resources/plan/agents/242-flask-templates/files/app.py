from flask import Flask, render_template, request
from openai import OpenAI

app = Flask(__name__)


@app.route("/", methods=["GET", "POST"])
def index():
    answer = None
    if request.method == "POST":
        answer = OpenAI().responses.create(model="gpt-4o-mini", input=request.form["q"]).output_text
    return render_template("index.html", answer=answer)
