import base64
import io

import pytesseract
from openai import OpenAI
from pdf2image import convert_from_path
from PIL import ImageOps


def pages(path):
    for img in convert_from_path(path, dpi=200):
        yield pytesseract.image_to_string(ImageOps.grayscale(img))


def main():
    text = "\n".join(pages("scan.pdf"))
    print(OpenAI().responses.create(model="gpt-4o-mini", input="List the amounts in:\n" + text).output_text)


if __name__ == "__main__":
    main()
