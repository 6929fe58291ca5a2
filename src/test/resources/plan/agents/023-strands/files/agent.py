from strands import Agent, tool
from strands_tools import calculator, current_time


@tool
def letter_counter(word: str, letter: str) -> int:
    """Counts a letter in a word."""
    return word.lower().count(letter.lower())


agent = Agent(tools=[calculator, current_time, letter_counter])
agent("What is the time, 3111696 / 74088, and how many R's are in strawberry?")
