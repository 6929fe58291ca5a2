import os
import google.generativeai as genai

genai.configure(api_key=os.environ["GOOGLE_API_KEY"])
model = genai.GenerativeModel("gemini-1.5-flash")
chat = model.start_chat(history=[])

while True:
    line = input("you: ")
    if line in ("quit", "exit"):
        break
    print(chat.send_message(line).text)
