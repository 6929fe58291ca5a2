#!/usr/bin/env python
import warnings
from datetime import datetime

from news.crew import News

warnings.filterwarnings("ignore", category=SyntaxWarning, module="pysbd")


def run():
    News().crew().kickoff(inputs={"topic": "AI", "year": str(datetime.now().year)})
