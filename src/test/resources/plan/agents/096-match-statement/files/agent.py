import anthropic
import anyio


async def step(cmd):
    match cmd.split():
        case ["quit"]:
            raise SystemExit
        case ["ask", *words]:
            c = anthropic.AsyncAnthropic()
            r = await c.messages.create(
                model="claude-sonnet-4-5", max_tokens=99, messages=[{"role": "user", "content": " ".join(words)}]
            )
            print(r.content[0].text)
        case _:
            print("?")


async def main():
    try:
        async with anyio.create_task_group() as tg:
            tg.start_soon(step, "ask hello")
    except* anthropic.APIError as e:
        print(e.exceptions)


anyio.run(main)
