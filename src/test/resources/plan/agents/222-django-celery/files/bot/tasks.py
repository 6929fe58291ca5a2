from celery import shared_task
from openai import OpenAI


@shared_task
def answer(q):
    return OpenAI().responses.create(model="gpt-4o-mini", input=q).output_text
