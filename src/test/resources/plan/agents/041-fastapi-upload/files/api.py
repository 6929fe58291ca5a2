import io

from fastapi import FastAPI, File, Form, UploadFile
from openai import OpenAI
from pypdf import PdfReader

app = FastAPI()
client = OpenAI()


@app.post("/ask")
async def ask(question: str = Form(...), file: UploadFile = File(...)):
    text = "\n".join(p.extract_text() for p in PdfReader(io.BytesIO(await file.read())).pages)
    out = client.responses.create(model="gpt-4o-mini", input=f"{text}\n\n{question}")
    return {"answer": out.output_text}
