import sys

import fitz  # PyMuPDF
from anthropic import Anthropic

doc = fitz.open(sys.argv[1])
text = "\n".join(page.get_text() for page in doc)
reply = Anthropic().messages.create(
    model="claude-sonnet-4-5", max_tokens=700, messages=[{"role": "user", "content": "Summarise:\n" + text}]
)
print(reply.content[0].text)
