from crewai import LLM, Agent
from crewai.flow.flow import Flow, listen, start
from pydantic import BaseModel


class State(BaseModel):
    topic: str = "tides"
    text: str = ""


class Writing(Flow[State]):
    @start()
    def draft(self):
        a = Agent(role="Writer", goal="Write", backstory="Clear", llm=LLM(model="anthropic/claude-sonnet-4-5"))
        self.state.text = a.kickoff("Write on " + self.state.topic).raw

    @listen(draft)
    def show(self):
        print(self.state.text)


if __name__ == "__main__":
    Writing().kickoff()
