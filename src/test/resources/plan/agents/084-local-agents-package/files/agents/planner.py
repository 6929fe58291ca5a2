from .base import ask


class Planner:
    def plan(self, goal):
        return ask("Plan: " + goal)
