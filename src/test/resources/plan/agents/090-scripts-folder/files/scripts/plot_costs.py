import json
import matplotlib.pyplot as plt
import typer


def main(path: str):
    plt.plot(json.load(open(path)))
    plt.show()


if __name__ == "__main__":
    typer.run(main)
