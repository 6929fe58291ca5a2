try:
    import ujson as json
except ImportError:
    import json

from openai import OpenAI

r = OpenAI().chat.completions.create(
    model="gpt-4o-mini", response_format={"type": "json_object"},
    messages=[{"role": "user", "content": "Return a JSON object with a colour."}],
)
print(json.loads(r.choices[0].message.content))
