import datetime
from zoneinfo import ZoneInfo

from google.adk.agents import Agent


def get_current_time(city: str) -> dict:
    """Returns the current time in a city."""
    if city.lower() != "new york":
        return {"status": "error", "error_message": "unknown city"}
    now = datetime.datetime.now(ZoneInfo("America/New_York"))
    return {"status": "success", "report": now.isoformat()}


root_agent = Agent(
    name="weather_time_agent",
    model="gemini-2.0-flash",
    description="Answers questions about the time.",
    instruction="Use the tools.",
    tools=[get_current_time],
)
