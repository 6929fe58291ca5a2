import asyncio
import json
import os
import sqlite3
import typing as t
import urllib.request
from dataclasses import dataclass
from zoneinfo import ZoneInfo


@dataclass
class Ask:
    q: str

    def __call__(self) -> t.Any:
        req = urllib.request.Request(
            "https://api.openai.com/v1/responses",
            json.dumps({"model": "gpt-4o-mini", "input": self.q}).encode(),
            {"Authorization": "Bearer " + os.environ["OPENAI_API_KEY"], "Content-Type": "application/json"},
        )
        return json.load(urllib.request.urlopen(req))


async def main():
    r = await asyncio.to_thread(Ask("hi"))
    sqlite3.connect("log.db").execute("create table if not exists log(t)")
    print(r, ZoneInfo("UTC"))


asyncio.run(main())
