import streamlit as st

st.set_page_config(page_title="Agent")
st.write("Choose a page")
