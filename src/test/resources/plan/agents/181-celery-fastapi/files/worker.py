import os

from celery import Celery
from openai import OpenAI

celery = Celery(__name__, broker=os.environ.get("BROKER_URL", "redis://redis:6379/0"))


@celery.task
def summarise(text):
    return OpenAI().responses.create(model="gpt-4o-mini", input=text).output_text
