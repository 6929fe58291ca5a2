import pandas as pd
from openai import OpenAI
from pydantic import BaseModel


class Report(BaseModel):
    verdict: str
    reasons: list[str]


class Analyst:
    def __init__(self):
        self.client = OpenAI()

    def analyse(self, symbol: str, frame: pd.DataFrame) -> Report:
        return self.client.responses.parse(
            model="gpt-4o", input=f"{symbol}\n{frame.tail(30).to_csv()}", text_format=Report
        ).output_parsed
