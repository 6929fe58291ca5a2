from importlib.metadata import version

from flask import Flask, jsonify

app = Flask(__name__)

BERTHS = {"north": None, "south": "Seagull"}


@app.get("/berths")
def berths():
    return jsonify(free=[name for name, ship in BERTHS.items() if ship is None], gunicorn=version("gunicorn"))
