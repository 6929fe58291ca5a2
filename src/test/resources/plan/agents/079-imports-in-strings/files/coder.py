"""Writes small programs.

Example of what it produces:

    import tensorflow as tf
    from keras import layers
"""
from openai import OpenAI

PROMPT = '''
You write Python. Always begin with:
import pandas as pd
import matplotlib.pyplot as plt
'''

TEMPLATE = """\
from flask import Flask
app = Flask(__name__)

if __name__ == "__main__":
    app.run()
"""

# import torch would be nicer
EXAMPLE = "import seaborn"; NOTE = f"""
from {'sk' + 'learn'} import svm
import xgboost
"""


def write(task: str) -> str:
    return OpenAI().responses.create(model="gpt-4.1", instructions=PROMPT + TEMPLATE + NOTE, input=task).output_text


if __name__ == "__main__":
    print(write("a chart"))
