import requests

try:
    import orjson

    def dumps(o):
        return orjson.dumps(o).decode()
except ImportError:
    try:
        import json
    except ImportError:
        import simplejson as json

    dumps = json.dumps

if __name__ == "__main__":
    print(requests.post("http://llm:8000/complete", data=dumps({"q": "hi"}), timeout=60).text)
