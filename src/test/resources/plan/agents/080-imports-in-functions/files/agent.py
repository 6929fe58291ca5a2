import json


def load(url):
    import requests
    return requests.get(url, timeout=10).json()


class Plotter:
    def plot(self, rows):
        import pandas as pd
        import matplotlib; matplotlib.use("Agg")
        import matplotlib.pyplot as plt

        pd.DataFrame(rows).plot()
        plt.savefig("out.png")


async def ask(q):
    from openai import AsyncOpenAI
    r = await AsyncOpenAI().responses.create(model="gpt-4o-mini", input=q)
    return r.output_text


def main():
    import asyncio
    rows = load("https://example.com/rows.json")
    Plotter().plot(rows)
    print(asyncio.run(ask(json.dumps(rows))))


if __name__ == "__main__":
    main()
