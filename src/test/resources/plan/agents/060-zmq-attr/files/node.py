import json
import attr
import websocket
import zmq
from slugify import slugify


@attr.s(auto_attribs=True)
class Msg:
    topic: str
    body: str


def run():
    sock = zmq.Context().socket(zmq.PUB)
    sock.bind("tcp://0.0.0.0:5556")
    ws = websocket.create_connection("wss://stream.example.com/agents")
    while True:
        d = json.loads(ws.recv())
        m = Msg(slugify(d["topic"]), d["body"])
        sock.send_string(m.topic + " " + m.body)


if __name__ == "__main__":
    run()
