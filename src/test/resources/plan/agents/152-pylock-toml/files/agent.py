import os

import requests

r = requests.post("https://api.example.com/v1/complete", json={"q": "hi"}, headers={"x-key": os.environ["KEY"]})
print(r.json())
