import pandas as pd
from openai import OpenAI

df = pd.read_excel("sales.xlsx", sheet_name="2024")
prompt = f"Summarise this table:\n{df.describe().to_csv()}"

if __name__ == "__main__":
    print(OpenAI().responses.create(model="gpt-4o-mini", input=prompt).output_text)
