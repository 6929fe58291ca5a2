import anthropic
import feedparser


def main():
    titles = [e.title for e in feedparser.parse("https://example.org/feed.xml").entries]
    r = anthropic.Anthropic().messages.create(
        model="claude-3-5-haiku-latest", max_tokens=200, messages=[{"role": "user", "content": "; ".join(titles)}]
    )
    print(r.content[0].text)
