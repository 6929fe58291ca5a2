import idna
from pydantic import BaseModel


class Ship(BaseModel):
    name: str

    def domain(self) -> str:
        return idna.encode(f"{self.name}.example").decode()
