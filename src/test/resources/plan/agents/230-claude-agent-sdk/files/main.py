import anyio
from claude_agent_sdk import AssistantMessage, ClaudeAgentOptions, TextBlock, query


async def main():
    options = ClaudeAgentOptions(system_prompt="Be brief", max_turns=1)
    async for message in query(prompt="What is 2 + 2?", options=options):
        if isinstance(message, AssistantMessage):
            for block in message.content:
                if isinstance(block, TextBlock):
                    print(block.text)


if __name__ == "__main__":
    anyio.run(main)
