import requests
from openai import OpenAI

print(requests.__version__, OpenAI().models.list())
