from anthropic import Anthropic
from flask import Blueprint, request

bp = Blueprint("chat", __name__)


@bp.post("/chat")
def chat():
    r = Anthropic().messages.create(
        model="claude-sonnet-4-5", max_tokens=300, messages=[{"role": "user", "content": request.json["q"]}]
    )
    return {"a": r.content[0].text}
