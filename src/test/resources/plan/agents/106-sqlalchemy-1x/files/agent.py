import anthropic
from sqlalchemy import Column, Integer, MetaData, String, Table, create_engine, select

engine = create_engine("sqlite:///notes.db")
meta = MetaData(bind=engine)
notes = Table("notes", meta, Column("id", Integer, primary_key=True), Column("text", String))
meta.create_all()

engine.execute(notes.insert().values(text="buy milk"))
rows = engine.execute(select([notes.c.text])).fetchall()

if __name__ == "__main__":
    m = [{"role": "user", "content": f"Sort by urgency: {rows}"}]
    print(anthropic.Anthropic().messages.create(model="claude-3-5-haiku-latest", max_tokens=200, messages=m).content[0].text)
