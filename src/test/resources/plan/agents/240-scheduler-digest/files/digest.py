import os
import time

import feedparser
import resend
import schedule
from jinja2 import Template
from openai import OpenAI

resend.api_key = os.environ["RESEND_API_KEY"]
PAGE = Template("<ul>{% for i in items %}<li>{{ i }}</li>{% endfor %}</ul>")


def job():
    items = [e.title for e in feedparser.parse("https://hnrss.org/frontpage").entries[:10]]
    intro = OpenAI().responses.create(model="gpt-4o-mini", input="Intro for: " + "; ".join(items)).output_text
    resend.Emails.send({"from": "a@example.com", "to": "b@example.com", "subject": "News", "html": intro + PAGE.render(items=items)})


schedule.every().day.at("07:00").do(job)

if __name__ == "__main__":
    while True:
        schedule.run_pending()
        time.sleep(60)
