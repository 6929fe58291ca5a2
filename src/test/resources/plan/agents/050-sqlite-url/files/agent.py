from groq import Groq
from sqlalchemy import Column, Integer, String, create_engine
from sqlalchemy.orm import declarative_base, sessionmaker

engine = create_engine("sqlite:///memory.db")
Base = declarative_base()


class Turn(Base):
    __tablename__ = "turns"
    id = Column(Integer, primary_key=True)
    text = Column(String)


Base.metadata.create_all(engine)
Session = sessionmaker(bind=engine)

if __name__ == "__main__":
    with Session() as s:
        q = input("> ")
        r = Groq().chat.completions.create(model="llama-3.3-70b-versatile", messages=[{"role": "user", "content": q}])
        s.add(Turn(text=r.choices[0].message.content))
        s.commit()
        print(r.choices[0].message.content)
