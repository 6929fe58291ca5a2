import os

from notion_client import Client
from openai import OpenAI
from supabase import create_client

notion = Client(auth=os.environ["NOTION_TOKEN"])
db = create_client(os.environ["SUPABASE_URL"], os.environ["SUPABASE_KEY"])


def main():
    for page in notion.search(query="todo")["results"]:
        s = OpenAI().responses.create(model="gpt-4o-mini", input=str(page["properties"])).output_text
        db.table("notes").insert({"id": page["id"], "summary": s}).execute()


if __name__ == "__main__":
    main()
