import anthropic
import requests

page = requests.get("https://example.com").text
m = anthropic.Anthropic().messages.create(
    model="claude-3-5-haiku-latest", max_tokens=100, messages=[{"role": "user", "content": page}]
)
print(m.content[0].text)
