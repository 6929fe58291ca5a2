import os

from openai import OpenAI
from sqlalchemy import create_engine, text

engine = create_engine(os.environ.get("DATABASE_URL", "postgresql://agent@db/agent"))

if __name__ == "__main__":
    with engine.connect() as c:
        n = c.execute(text("select count(*) from users")).scalar_one()
    print(OpenAI().responses.create(model="gpt-4o-mini", input=f"Celebrate {n} users").output_text)
