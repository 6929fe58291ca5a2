import streamlit as st
from openai import OpenAI

st.title("Chat")
client = OpenAI()

if "messages" not in st.session_state:
    st.session_state.messages = []

for m in st.session_state.messages:
    st.chat_message(m["role"]).write(m["content"])

if prompt := st.chat_input("Say something"):
    st.session_state.messages.append({"role": "user", "content": prompt})
    stream = client.chat.completions.create(
        model="gpt-4o-mini", messages=st.session_state.messages, stream=True
    )
    with st.chat_message("assistant"):
        text = st.write_stream(stream)
    st.session_state.messages.append({"role": "assistant", "content": text})
