import instructor
import litellm
from pydantic import BaseModel, Field

client = instructor.from_litellm(litellm.completion)


class Person(BaseModel):
    name: str
    age: int = Field(gt=0)


def extract(text: str) -> Person:
    return client.chat.completions.create(
        model="gpt-4o-mini", response_model=Person, messages=[{"role": "user", "content": text}]
    )


if __name__ == "__main__":
    print(extract("Jane is 42"))
