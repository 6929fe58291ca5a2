import cgi
import html

from openai import OpenAI


def parse(header):
    kind, params = cgi.parse_header(header)
    return kind, html.escape(params.get("charset", ""))


if __name__ == "__main__":
    print(parse("text/html; charset=utf-8"))
    print(OpenAI().responses.create(model="gpt-4o-mini", input="hi").output_text)
