from faster_whisper import WhisperModel
from openai import OpenAI

segments, _ = WhisperModel("small", compute_type="int8").transcribe("call.mp3")
text = " ".join(s.text for s in segments)
print(OpenAI().responses.create(model="gpt-4o-mini", input="Action items of: " + text).output_text)
