import vertexai
from google.cloud import bigquery, secretmanager, storage
from google.oauth2 import service_account
from vertexai.generative_models import GenerativeModel

creds = service_account.Credentials.from_service_account_file("/secrets/sa.json")
vertexai.init(project="demo", location="us-central1", credentials=creds)


def main():
    sm = secretmanager.SecretManagerServiceClient(credentials=creds)
    print(sm.common_project_path("demo"))
    rows = list(bigquery.Client(credentials=creds).query("select 1 as one").result())
    text = GenerativeModel("gemini-1.5-pro").generate_content(f"Explain {rows}").text
    storage.Client(credentials=creds).bucket("out").blob("a.txt").upload_from_string(text)


if __name__ == "__main__":
    main()
