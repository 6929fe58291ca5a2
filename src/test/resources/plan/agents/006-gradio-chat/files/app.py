import gradio as gr
from anthropic import Anthropic

client = Anthropic()


def reply(message, history):
    msgs = [{"role": h["role"], "content": h["content"]} for h in history]
    msgs.append({"role": "user", "content": message})
    out = client.messages.create(model="claude-3-5-haiku-latest", max_tokens=800, messages=msgs)
    return out.content[0].text


demo = gr.ChatInterface(reply, title="Claude")

if __name__ == "__main__":
    demo.launch()
