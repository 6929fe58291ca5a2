import sys
import whisper
from pydub import AudioSegment

sound = AudioSegment.from_file(sys.argv[1]).set_channels(1)
sound.export("/tmp/in.wav", format="wav")
model = whisper.load_model("base")
print(model.transcribe("/tmp/in.wav")["text"])
