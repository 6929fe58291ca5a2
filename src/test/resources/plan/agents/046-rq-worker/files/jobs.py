import anthropic


def classify(text):
    r = anthropic.Anthropic().messages.create(
        model="claude-3-5-haiku-latest", max_tokens=20, messages=[{"role": "user", "content": text}]
    )
    return r.content[0].text
