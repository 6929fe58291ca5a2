import os

try:
    from google.colab import userdata
    KEY = userdata.get("GEMINI_API_KEY")
except ImportError:
    KEY = os.environ["GEMINI_API_KEY"]

from google import genai

print(genai.Client(api_key=KEY).models.generate_content(model="gemini-2.0-flash", contents="hi").text)
