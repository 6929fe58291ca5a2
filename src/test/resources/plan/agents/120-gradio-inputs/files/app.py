import gradio as gr
import openai


def complete(prompt):
    return openai.Completion.create(engine="text-davinci-003", prompt=prompt, max_tokens=100).choices[0].text


gr.Interface(fn=complete, inputs=gr.inputs.Textbox(lines=4), outputs=gr.outputs.Textbox()).launch()
