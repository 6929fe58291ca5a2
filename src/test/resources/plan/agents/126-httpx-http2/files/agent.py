import httpx
from bs4 import BeautifulSoup

with httpx.Client(http2=True, timeout=10) as c:
    soup = BeautifulSoup(c.get("https://example.com").text, features="html5lib")

if __name__ == "__main__":
    print(soup.title.string)
