# %% [markdown]
# # My agent

# %%
%pip install -q openai tiktoken
!nvidia-smi
%matplotlib inline

# %%
import pandas as pd
from openai import OpenAI

client = OpenAI()

# %%
df = pd.DataFrame({"q": ["What is RAG?", "What is MCP?"]})
df["a"] = [client.responses.create(model="gpt-4o-mini", input=q).output_text for q in df.q]
print(df)
