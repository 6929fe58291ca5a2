import serial
from bs4 import BeautifulSoup
from openai import OpenAI

line = serial.Serial("/dev/ttyS0").readline().decode()
print(OpenAI().responses.create(model="gpt-4o-mini", input=BeautifulSoup(line, "html.parser").text).output_text)
