from anthropic import Anthropic
from rich import print

if __name__ == "__main__":
    r = Anthropic().messages.create(model="claude-sonnet-4-5", max_tokens=99, messages=[{"role": "user", "content": "hi"}])
    print(r.content[0].text)
