import MySQLdb
from openai import OpenAI

db = MySQLdb.connect(host="mysql", user="ro", passwd="", db="shop")


def query(sql):
    c = db.cursor()
    c.execute(sql)
    return c.fetchall()


if __name__ == "__main__":
    rows = query("select name, total from top_customers limit 5")
    print(OpenAI().responses.create(model="gpt-4o-mini", input=f"Describe {rows}").output_text)
