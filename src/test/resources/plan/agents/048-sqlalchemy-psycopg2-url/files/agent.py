from openai import OpenAI
from sqlalchemy import create_engine, text

engine = create_engine("postgresql+psycopg2://reader@warehouse/sales")


def run_sql(query: str):
    with engine.connect() as c:
        return [dict(r._mapping) for r in c.execute(text(query))]


def main():
    q = OpenAI().responses.create(model="gpt-4.1", input="Write one SQL query counting orders. SQL only.").output_text
    print(run_sql(q))


if __name__ == "__main__":
    main()
