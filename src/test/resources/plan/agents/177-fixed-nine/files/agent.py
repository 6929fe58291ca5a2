import anthropic
import boto3
import langchain
import numpy as np
import openai
import pandas as pd
import requests
import stripe
from fastapi import FastAPI

app = FastAPI()


@app.get("/versions")
def versions():
    mods = [anthropic, boto3, langchain, np, openai, pd, requests, stripe]
    return {m.__name__: getattr(m, "__version__", getattr(m, "VERSION", "?")) for m in mods}
