import sys

import magic
from anthropic import Anthropic
from docx import Document
from openpyxl import load_workbook
from pptx import Presentation


def text_of(path):
    kind = magic.from_file(path, mime=True)
    if kind.endswith("wordprocessingml.document"):
        return "\n".join(p.text for p in Document(path).paragraphs)
    if kind.endswith("presentationml.presentation"):
        return "\n".join(s.text for sl in Presentation(path).slides for s in sl.shapes if s.has_text_frame)
    return "\n".join(str(r) for r in load_workbook(path).active.values)


if __name__ == "__main__":
    m = [{"role": "user", "content": "Shorten:\n" + text_of(sys.argv[1])}]
    print(Anthropic().messages.create(model="claude-sonnet-4-5", max_tokens=500, messages=m).content[0].text)
