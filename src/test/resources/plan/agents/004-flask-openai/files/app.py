from flask import Flask, jsonify, request
import openai

app = Flask(__name__)
client = openai.OpenAI()


@app.route("/ask", methods=["POST"])
def ask():
    q = request.get_json()["q"]
    out = client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": q}])
    return jsonify(answer=out.choices[0].message.content)


if __name__ == "__main__":
    app.run(debug=True, port=5000)
