from rich.console import Console

from agent import Analyst
from market import history

if __name__ == "__main__":
    console = Console()
    report = Analyst().analyse("AAPL", history("AAPL"))
    console.print(report.verdict, report.reasons)
