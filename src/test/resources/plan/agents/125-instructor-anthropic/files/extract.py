import instructor
from anthropic import Anthropic
from pydantic import BaseModel, EmailStr


class Lead(BaseModel):
    name: str
    email: EmailStr


client = instructor.from_anthropic(Anthropic())

if __name__ == "__main__":
    print(client.messages.create(
        model="claude-sonnet-4-5", max_tokens=256, response_model=Lead,
        messages=[{"role": "user", "content": "Ann, ann@example.com wants a demo"}],
    ))
