import requests


def search(q):
    return requests.get("https://api.duckduckgo.com", params={"q": q, "format": "json"}).json()


if __name__ == "__main__":
    print(search("test"))
