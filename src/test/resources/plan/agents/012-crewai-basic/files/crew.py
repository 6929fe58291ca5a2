from crewai import Agent, Crew, Process, Task
from crewai_tools import ScrapeWebsiteTool, SerperDevTool

researcher = Agent(
    role="Researcher", goal="Find facts about {topic}", backstory="Careful.",
    tools=[SerperDevTool(), ScrapeWebsiteTool()],
)
writer = Agent(role="Writer", goal="Write a short post about {topic}", backstory="Clear.")

research = Task(description="Research {topic}", expected_output="Ten facts", agent=researcher)
write = Task(description="Write about {topic}", expected_output="A post", agent=writer, context=[research])

crew = Crew(agents=[researcher, writer], tasks=[research, write], process=Process.sequential)

if __name__ == "__main__":
    print(crew.kickoff(inputs={"topic": "tides"}))
