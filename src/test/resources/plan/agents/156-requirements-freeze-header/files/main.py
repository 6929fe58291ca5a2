import anthropic

print(anthropic.Anthropic().messages.create(
    model="claude-sonnet-4-5", max_tokens=10, messages=[{"role": "user", "content": "hi"}]).content[0].text)
