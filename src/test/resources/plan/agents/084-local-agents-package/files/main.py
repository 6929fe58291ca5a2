from agents import Planner
from agents.writer import Writer

if __name__ == "__main__":
    plan = Planner().plan("a poem about tides")
    print(Writer().write(plan))
