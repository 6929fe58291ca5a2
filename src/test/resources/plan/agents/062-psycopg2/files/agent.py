import os

import anthropic
import psycopg2
from psycopg2.extras import RealDictCursor

conn = psycopg2.connect(os.environ["DATABASE_URL"])


def recent():
    with conn.cursor(cursor_factory=RealDictCursor) as cur:
        cur.execute("select * from incidents order by at desc limit 20")
        return cur.fetchall()


if __name__ == "__main__":
    c = anthropic.Anthropic()
    m = c.messages.create(model="claude-sonnet-4-5", max_tokens=400, messages=[{"role": "user", "content": str(recent())}])
    print(m.content[0].text)
