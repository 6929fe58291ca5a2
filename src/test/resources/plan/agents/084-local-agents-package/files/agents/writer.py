from .base import ask


class Writer:
    def write(self, plan):
        return ask("Write: " + plan)
