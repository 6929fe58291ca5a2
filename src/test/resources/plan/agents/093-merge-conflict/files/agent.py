import os
from openai import OpenAI
<<<<<<< HEAD
import requests
=======
import httpx
>>>>>>> feature

client = OpenAI(


def run(q):
    page = requests.get(q).text
    return client.responses.create(model="gpt-4o-mini", input=page).output_text

if __name__ == "__main__":
    print(run(os.environ["URL"]))
