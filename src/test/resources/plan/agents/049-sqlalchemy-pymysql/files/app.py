from langchain_openai import ChatOpenAI
from sqlmodel import Field, Session, SQLModel, create_engine, select


class Ticket(SQLModel, table=True):
    id: int | None = Field(default=None, primary_key=True)
    body: str


engine = create_engine("mysql+pymysql://bot:bot@mysql:3306/tickets?charset=utf8mb4")

if __name__ == "__main__":
    llm = ChatOpenAI(model="gpt-4o-mini")
    with Session(engine) as s:
        for t in s.exec(select(Ticket)):
            print(t.id, llm.invoke("Priority (1-5) of: " + t.body).content)
