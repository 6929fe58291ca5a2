import requests
from pydantic import BaseModel, BaseSettings, validator


class Settings(BaseSettings):
    api_url: str = "https://api.example.com"
    api_key: str = ""

    class Config:
        env_prefix = "AGENT_"


class Reply(BaseModel):
    text: str

    @validator("text", pre=True)
    def strip(cls, v):
        return v.strip()


s = Settings()
r = requests.post(s.api_url + "/complete", json={"prompt": "hi"}, headers={"x-api-key": s.api_key}, timeout=30)
print(Reply.parse_obj(r.json()).text)
