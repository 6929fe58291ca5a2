import os

from anthropic import Anthropic
from slack_bolt import App
from slack_bolt.adapter.socket_mode import SocketModeHandler

app = App(token=os.environ["SLACK_BOT_TOKEN"])
claude = Anthropic()


@app.event("app_mention")
def mention(event, say):
    r = claude.messages.create(
        model="claude-sonnet-4-5", max_tokens=500, messages=[{"role": "user", "content": event["text"]}]
    )
    say(r.content[0].text, thread_ts=event.get("ts"))


if __name__ == "__main__":
    SocketModeHandler(app, os.environ["SLACK_APP_TOKEN"]).start()
