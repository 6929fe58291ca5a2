"""Writes the morning's briefing from a template."""

import os

from dotenv import load_dotenv
from jinja2 import Template

BRIEFING = Template("Good morning, {{ name }}: {{ tasks | length }} tasks, first {{ tasks | first }}.")

if __name__ == "__main__":
    load_dotenv()
    print(BRIEFING.render(name=os.environ.get("AGENT_OWNER", "captain"), tasks=["inspect hull", "fill tanks"]))
