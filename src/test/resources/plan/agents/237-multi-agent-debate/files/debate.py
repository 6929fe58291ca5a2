import typer
from anthropic import Anthropic
from loguru import logger
from openai import OpenAI
from tenacity import retry, stop_after_attempt, wait_exponential

app = typer.Typer()


@retry(stop=stop_after_attempt(4), wait=wait_exponential())
def gpt(text):
    return OpenAI().responses.create(model="gpt-4.1", input=text).output_text


@retry(stop=stop_after_attempt(4), wait=wait_exponential())
def claude(text):
    r = Anthropic().messages.create(
        model="claude-sonnet-4-5", max_tokens=500, messages=[{"role": "user", "content": text}]
    )
    return r.content[0].text


@app.command()
def main(motion: str = "Tabs are better", rounds: int = 2):
    last = motion
    for i in range(rounds):
        for who in (gpt, claude):
            last = who("Reply to: " + last)
            logger.info("{} {}: {}", i, who.__name__, last)


if __name__ == "__main__":
    app()
