import os

from datasets import load_dataset
from huggingface_hub import InferenceClient

client = InferenceClient(token=os.environ.get("HF_TOKEN"))


def main():
    for row in load_dataset("squad", split="validation[:3]"):
        r = client.chat_completion(
            model="meta-llama/Llama-3.1-8B-Instruct", max_tokens=60,
            messages=[{"role": "user", "content": row["context"] + "\n" + row["question"]}],
        )
        print(r.choices[0].message.content)


if __name__ == "__main__":
    main()
