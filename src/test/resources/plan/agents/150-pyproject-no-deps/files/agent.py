import cohere
import httpx
from bs4 import BeautifulSoup

co = cohere.ClientV2()
text = BeautifulSoup(httpx.get("https://example.com").text, "html.parser").get_text()
r = co.chat(model="command-r", messages=[{"role": "user", "content": text}])
print(r.message.content[0].text)
