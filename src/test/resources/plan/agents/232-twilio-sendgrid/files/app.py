import os

from anthropic import AsyncAnthropic
from fastapi import FastAPI, Form
from sendgrid import SendGridAPIClient
from sendgrid.helpers.mail import Mail
from twilio.rest import Client

app = FastAPI()
claude = AsyncAnthropic()
sms = Client(os.environ["TWILIO_SID"], os.environ["TWILIO_TOKEN"])
mail = SendGridAPIClient(os.environ["SENDGRID_API_KEY"])


@app.post("/sms")
async def incoming(From: str = Form(...), Body: str = Form(...)):
    r = await claude.messages.create(
        model="claude-sonnet-4-5", max_tokens=200, messages=[{"role": "user", "content": Body}]
    )
    text = r.content[0].text
    sms.messages.create(to=From, from_=os.environ["TWILIO_FROM"], body=text)
    mail.send(Mail("bot@example.com", "ops@example.com", "SMS answered", text))
    return {"ok": True}
