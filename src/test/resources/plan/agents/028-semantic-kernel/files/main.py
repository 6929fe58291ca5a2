import asyncio

from azure.identity import DefaultAzureCredential
from semantic_kernel.agents import ChatCompletionAgent
from semantic_kernel.connectors.ai.open_ai import AzureChatCompletion
from semantic_kernel.functions import kernel_function


class Menu:
    @kernel_function(description="Today's specials")
    def specials(self) -> str:
        return "clam chowder"


async def main():
    agent = ChatCompletionAgent(
        service=AzureChatCompletion(credential=DefaultAzureCredential()), name="host",
        instructions="Answer about the menu.", plugins=[Menu()],
    )
    print(await agent.get_response(messages="What is the soup?"))


if __name__ == "__main__":
    asyncio.run(main())
