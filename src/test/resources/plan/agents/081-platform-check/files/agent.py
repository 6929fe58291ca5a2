import platform
import sys

import pyperclip
from openai import OpenAI

if sys.platform == "win32":
    import win32com.client
    import winreg
elif platform.system() == "Darwin":
    import AppKit


def speak(text):
    if sys.platform == "win32":
        win32com.client.Dispatch("SAPI.SpVoice").Speak(text)
    else:
        print(text)


if __name__ == "__main__":
    speak(OpenAI().responses.create(model="gpt-4o-mini", input=pyperclip.paste()).output_text)
