from fastapi import FastAPI

from worker import summarise

app = FastAPI()


@app.post("/summaries")
def start(text: str):
    return {"id": summarise.delay(text).id}
