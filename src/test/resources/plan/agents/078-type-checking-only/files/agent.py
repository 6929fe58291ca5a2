from __future__ import annotations

import json
from typing import TYPE_CHECKING

import boto3

if TYPE_CHECKING:
    import pandas as pd
    from mypy_boto3_bedrock_runtime import BedrockRuntimeClient

client: BedrockRuntimeClient = boto3.client("bedrock-runtime")


def describe(df: pd.DataFrame) -> str:
    body = {"anthropic_version": "bedrock-2023-05-31", "max_tokens": 200,
            "messages": [{"role": "user", "content": str(df)}]}
    r = client.invoke_model(modelId="anthropic.claude-3-haiku-20240307-v1:0", body=json.dumps(body))
    return json.loads(r["body"].read())["content"][0]["text"]


if __name__ == "__main__":
    print(describe("a,b\n1,2"))
