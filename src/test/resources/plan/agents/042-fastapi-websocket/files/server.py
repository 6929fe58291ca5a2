from anthropic import AsyncAnthropic
from fastapi import FastAPI, WebSocket, WebSocketDisconnect

application = FastAPI()
claude = AsyncAnthropic()


@application.websocket("/ws")
async def chat(ws: WebSocket):
    await ws.accept()
    history = []
    try:
        while True:
            history.append({"role": "user", "content": await ws.receive_text()})
            async with claude.messages.stream(
                model="claude-sonnet-4-5", max_tokens=512, messages=history
            ) as stream:
                async for text in stream.text_stream:
                    await ws.send_text(text)
                final = await stream.get_final_message()
            history.append({"role": "assistant", "content": final.content[0].text})
    except WebSocketDisconnect:
        pass
