from anthropic import Anthropic

client = Anthropic()


def ask(text):
    r = client.messages.create(model="claude-sonnet-4-5", max_tokens=600, messages=[{"role": "user", "content": text}])
    return r.content[0].text
