from openai import OpenAI
from pydantic import BaseModel

type Json = dict[str, "Json"] | list["Json"] | str | int | None


class Answer(BaseModel):
    text: str


def first[T](items: list[T]) -> T:
    return items[0]


class Box[T: BaseModel]:
    def __init__(self, value: T):
        self.value = value


if __name__ == "__main__":
    r = OpenAI().responses.parse(model="gpt-4o-mini", input="Say hi", text_format=Answer)
    print(Box(first([r.output_parsed])).value.text)
