"""Weather agent with one tool."""
import json
import anthropic
import requests
from dotenv import load_dotenv

load_dotenv()
client = anthropic.Anthropic()

TOOLS = [{
    "name": "get_weather",
    "description": "Current weather of a city",
    "input_schema": {"type": "object", "properties": {"city": {"type": "string"}}, "required": ["city"]},
}]


def get_weather(city):
    r = requests.get("https://wttr.in/" + city, params={"format": "j1"}, timeout=20)
    return json.dumps(r.json()["current_condition"][0])


def main():
    messages = [{"role": "user", "content": input("> ")}]
    while True:
        reply = client.messages.create(model="claude-sonnet-4-5", max_tokens=1024, tools=TOOLS, messages=messages)
        messages.append({"role": "assistant", "content": reply.content})
        if reply.stop_reason != "tool_use":
            print(reply.content[0].text)
            return
        results = [
            {"type": "tool_result", "tool_use_id": b.id, "content": get_weather(**b.input)}
            for b in reply.content if b.type == "tool_use"
        ]
        messages.append({"role": "user", "content": results})


main()
