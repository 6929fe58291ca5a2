"""Tiny stand-in for requests, no dependency."""
from urllib.request import urlopen


class Response:
    def __init__(self, data):
        self.text = data.decode("utf-8", "replace")


def get(url, timeout=10):
    return Response(urlopen(url, timeout=timeout).read())
