import anthropic

if __name__ == "__main__":
    m = anthropic.Anthropic().messages.create(
        model="claude-sonnet-4-5", max_tokens=50, messages=[{"role": "user", "content": "hi"}]
    )
    print(m.content[0].text)
