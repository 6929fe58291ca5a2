import requests
from bs4 import BeautifulSoup


def titles(url: str) -> list[str]:
    html = requests.get(url, timeout=10).text
    soup = BeautifulSoup(html, "lxml")
    return [h.get_text(strip=True) for h in soup.select("h2")]


if __name__ == "__main__":
    for t in titles("https://example.org"):
        print(t)
