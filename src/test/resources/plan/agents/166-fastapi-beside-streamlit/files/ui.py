import requests
import streamlit as st

q = st.text_input("Question")
if q:
    st.write(requests.get("http://localhost:8080/ask", params={"q": q}).json()["a"])
