import gradio as gr
import tiktoken
from openai import OpenAI
from youtube_transcript_api import YouTubeTranscriptApi

enc = tiktoken.get_encoding("o200k_base")


def summarise(video_id):
    text = " ".join(s.text for s in YouTubeTranscriptApi().fetch(video_id))
    text = enc.decode(enc.encode(text)[:50000])
    return OpenAI().responses.create(model="gpt-4o-mini", input="Summarise:\n" + text).output_text


with gr.Blocks() as demo:
    vid = gr.Textbox(label="Video id")
    out = gr.Markdown()
    gr.Button("Go").click(summarise, vid, out)

demo.launch()
