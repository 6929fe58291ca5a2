import asyncio

from agents import Agent, Runner, function_tool


@function_tool
def lookup_order(order_id: str) -> str:
    return f"Order {order_id}: shipped"


support = Agent(name="Support", instructions="Help with orders.", tools=[lookup_order])
triage = Agent(name="Triage", instructions="Hand off.", handoffs=[support])


async def main():
    result = await Runner.run(triage, "Where is order 17?")
    print(result.final_output)


if __name__ == "__main__":
    asyncio.run(main())
