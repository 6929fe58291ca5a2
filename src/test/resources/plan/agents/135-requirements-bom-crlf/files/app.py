import streamlit as st
from openai import OpenAI

st.write(OpenAI().responses.create(model="gpt-4o-mini", input=st.text_input("q") or "hi").output_text)
