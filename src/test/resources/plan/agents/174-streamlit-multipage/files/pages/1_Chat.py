import streamlit as st
from openai import OpenAI

q = st.chat_input()
if q:
    st.write(OpenAI().responses.create(model="gpt-4o-mini", input=q).output_text)
