import attr
from psycopg.rows import dict_row
from psycopg_pool import ConnectionPool

from mcp_tools import names
from yaml_loader import load


@attr.define
class Row:
    id: int


pool = ConnectionPool("postgresql://db/agent", kwargs={"row_factory": dict_row})

if __name__ == "__main__":
    print(load("a: 1"), names(), Row(1), pool.get_stats())
