import httpx
from groq import Groq

t = httpx.get("https://example.com").text
r = Groq().chat.completions.create(model="llama-3.3-70b-versatile", messages=[{"role": "user", "content": t}])
print(r.choices[0].message.content)
