import os

from azure.core.credentials import AzureKeyCredential
from azure.identity import DefaultAzureCredential, get_bearer_token_provider
from azure.search.documents import SearchClient
from azure.storage.blob import BlobServiceClient
from openai import AzureOpenAI

cred = DefaultAzureCredential()
search = SearchClient(os.environ["SEARCH_URL"], "docs", AzureKeyCredential(os.environ["SEARCH_KEY"]))
blobs = BlobServiceClient(os.environ["BLOB_URL"], credential=cred)
llm = AzureOpenAI(
    azure_endpoint=os.environ["AOAI_URL"], api_version="2024-10-21",
    azure_ad_token_provider=get_bearer_token_provider(cred, "https://cognitiveservices.azure.com/.default"),
)


def answer(q):
    hits = "\n".join(d["content"] for d in search.search(q, top=3))
    r = llm.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": hits + q}])
    return r.choices[0].message.content


if __name__ == "__main__":
    print(answer("leave policy?"), [c.name for c in blobs.list_containers()])
