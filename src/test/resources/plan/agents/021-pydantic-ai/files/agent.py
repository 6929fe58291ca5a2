from pydantic import BaseModel
from pydantic_ai import Agent, RunContext


class City(BaseModel):
    name: str
    country: str


agent = Agent("openai:gpt-4o", output_type=City, system_prompt="Extract the city.")


@agent.tool
def known_cities(ctx: RunContext[None]) -> list[str]:
    return ["Oslo", "Lima"]


if __name__ == "__main__":
    print(agent.run_sync("The windy city in the US of A.").output)
