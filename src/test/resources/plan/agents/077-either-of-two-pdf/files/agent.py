try:
    from pypdf import PdfReader
except ImportError:
    from PyPDF2 import PdfReader

import anthropic

text = "".join(p.extract_text() for p in PdfReader("paper.pdf").pages)
msg = anthropic.Anthropic().messages.create(
    model="claude-sonnet-4-5", max_tokens=400, messages=[{"role": "user", "content": text[:20000]}]
)
print(msg.content[0].text)
