import anthropic
from elevenlabs import generate, save, set_api_key

set_api_key("from-env")
text = anthropic.Anthropic().messages.create(
    model="claude-3-5-haiku-latest", max_tokens=80, messages=[{"role": "user", "content": "One-line joke"}]
).content[0].text
save(generate(text=text, voice="Bella", model="eleven_monolingual_v1"), "joke.mp3")
