from swarm import Agent, Swarm

client = Swarm()
sales = Agent(name="Sales", instructions="Sell.")
triage = Agent(name="Triage", instructions="Route.", functions=[lambda: sales])

if __name__ == "__main__":
    print(client.run(agent=triage, messages=[{"role": "user", "content": "I want to buy"}]).messages[-1]["content"])
