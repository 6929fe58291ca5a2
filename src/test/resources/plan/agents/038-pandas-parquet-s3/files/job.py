import anthropic
import pandas as pd

df = pd.read_parquet("s3://example-bucket/events/latest.parquet")
top = df.groupby("user")["amount"].sum().nlargest(10)

client = anthropic.Anthropic()
msg = client.messages.create(
    model="claude-3-5-haiku-latest",
    max_tokens=300,
    messages=[{"role": "user", "content": "Comment on: " + top.to_json()}],
)
print(msg.content[0].text)
