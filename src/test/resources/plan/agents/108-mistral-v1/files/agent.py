import os

from mistralai import Mistral

client = Mistral(api_key=os.environ["MISTRAL_API_KEY"])
r = client.chat.complete(model="mistral-small-latest", messages=[{"role": "user", "content": "Bonjour"}])
print(r.choices[0].message.content)
