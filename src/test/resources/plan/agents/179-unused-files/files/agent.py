import anthropic
from jinja2 import Template

PROMPT = Template(open("prompt.j2").read())

if __name__ == "__main__":
    m = [{"role": "user", "content": PROMPT.render(topic="tides")}]
    print(anthropic.Anthropic().messages.create(model="claude-sonnet-4-5", max_tokens=300, messages=m).content[0].text)
