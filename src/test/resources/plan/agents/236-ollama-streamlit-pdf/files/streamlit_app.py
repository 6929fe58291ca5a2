import ollama
import pdfplumber
import streamlit as st

up = st.file_uploader("PDF", type="pdf")
q = st.text_input("Question")
if up and q:
    with pdfplumber.open(up) as pdf:
        text = "\n".join(p.extract_text() or "" for p in pdf.pages)
    r = ollama.chat(model="llama3.2", messages=[{"role": "user", "content": text + "\n" + q}])
    st.write(r["message"]["content"])
