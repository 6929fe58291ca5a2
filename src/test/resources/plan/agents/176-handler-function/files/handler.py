import json

import boto3

bedrock = boto3.client("bedrock-runtime", region_name="us-east-1")


def handler(event, context):
    r = bedrock.converse(
        modelId="anthropic.claude-3-haiku-20240307-v1:0",
        messages=[{"role": "user", "content": [{"text": event["q"]}]}],
    )
    return {"statusCode": 200, "body": json.dumps(r["output"]["message"]["content"][0]["text"])}
