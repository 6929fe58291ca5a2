import pandas as pd
import plotly.express as px
import streamlit as st

st.plotly_chart(px.bar(pd.DataFrame({"d": [1], "c": [2]}), x="d", y="c"))
