import pandas as pd

if __name__ == "__main__":
    pd.read_csv("a.csv").to_json("a.json")
