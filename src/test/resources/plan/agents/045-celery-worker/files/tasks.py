from celery import Celery
from openai import OpenAI

app = Celery("tasks", broker="redis://redis:6379/0", backend="redis://redis:6379/1")


@app.task(bind=True, max_retries=3)
def summarise(self, text: str) -> str:
    try:
        return OpenAI().responses.create(model="gpt-4o-mini", input="Summarise: " + text).output_text
    except Exception as exc:
        raise self.retry(exc=exc, countdown=10)
