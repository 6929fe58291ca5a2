import pandas as pd
from langchain_openai import ChatOpenAI
from openai import OpenAI

df = pd.DataFrame({"a": [1, 2]})
print(ChatOpenAI(model="gpt-4o-mini").invoke(df.to_string()).content, OpenAI)
