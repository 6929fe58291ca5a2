import time

import anthropic


def loop():
    while True:
        anthropic.Anthropic().messages.create(
            model="claude-3-5-haiku-latest", max_tokens=10, messages=[{"role": "user", "content": "tick"}]
        )
        time.sleep(60)


loop()
