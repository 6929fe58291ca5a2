import io
from importlib.metadata import version

from rich.console import Console
from rich.table import Table
from tenacity import retry, stop_after_attempt

attempts = []


@retry(stop=stop_after_attempt(3))
def tide() -> float:
    attempts.append(1)
    if len(attempts) < 3:
        raise ConnectionError("the gauge does not answer")
    return 2.4


def main() -> None:
    table = Table("tide", "attempts")
    table.add_row(f"{tide()} m", str(len(attempts)))
    text = io.StringIO()
    Console(file=text, width=60).print(table)
    print(text.getvalue())
    print("tenacity", version("tenacity"))


if __name__ == "__main__":
    main()
