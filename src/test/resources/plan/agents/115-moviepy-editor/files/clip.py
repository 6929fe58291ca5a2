from moviepy.editor import VideoFileClip, concatenate_videoclips
from openai import OpenAI


def cut(path, spans):
    v = VideoFileClip(path)
    concatenate_videoclips([v.subclip(a, b) for a, b in spans]).write_videofile("out.mp4")


if __name__ == "__main__":
    VideoFileClip("in.mp4").audio.write_audiofile("in.mp3")
    with open("in.mp3", "rb") as f:
        print(OpenAI().audio.transcriptions.create(model="whisper-1", file=f).text)
    cut("in.mp4", [(0, 5)])
