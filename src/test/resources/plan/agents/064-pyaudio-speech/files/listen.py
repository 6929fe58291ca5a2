import speech_recognition as sr
from gtts import gTTS
from openai import OpenAI

r = sr.Recognizer()
client = OpenAI()


def once():
    with sr.Microphone() as source:
        text = r.recognize_google(r.listen(source))
    answer = client.responses.create(model="gpt-4o-mini", input=text).output_text
    gTTS(answer).save("answer.mp3")


if __name__ == "__main__":
    while True:
        once()
