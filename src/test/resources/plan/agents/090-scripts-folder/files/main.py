from anthropic import Anthropic
from pydantic_settings import BaseSettings


class Settings(BaseSettings):
    model: str = "claude-sonnet-4-5"


def main():
    s = Settings()
    r = Anthropic().messages.create(model=s.model, max_tokens=64, messages=[{"role": "user", "content": "Hello"}])
    print(r.content[0].text)


if __name__ == "__main__":
    main()
