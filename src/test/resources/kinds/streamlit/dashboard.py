import streamlit as st

st.set_page_config(page_title="Harbour")
st.title("Ships in the harbour")

ships = {"Seagull": 3, "Tern": 1}
chosen = st.selectbox("Ship", list(ships))
st.metric("Days in the harbour", ships[chosen])
