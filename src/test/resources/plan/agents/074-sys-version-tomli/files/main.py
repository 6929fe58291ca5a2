import sys

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

import anthropic

cfg = tomllib.loads('model = "claude-sonnet-4-5"')


def main():
    c = anthropic.Anthropic()
    r = c.messages.create(model=cfg["model"], max_tokens=100, messages=[{"role": "user", "content": "hi"}])
    print(r.content[0].text)


if __name__ == "__main__":
    main()
