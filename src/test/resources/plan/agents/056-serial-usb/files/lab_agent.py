import serial
import usb.core
from openai import OpenAI

client = OpenAI()


def read_temperature(port="/dev/ttyUSB0"):
    with serial.Serial(port, 9600, timeout=2) as s:
        s.write(b"T?\n")
        return s.readline().decode()


def scope_present():
    return usb.core.find(idVendor=0x0957, idProduct=0x1796) is not None


if __name__ == "__main__":
    state = f"temperature {read_temperature()}, scope {scope_present()}"
    print(client.responses.create(model="gpt-4o-mini", input="Is that alarming? " + state).output_text)
