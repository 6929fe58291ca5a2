import os

from redis import Redis
from rq import Queue, Worker

import jobs  # noqa: F401  (the functions that are enqueued)

redis_conn = Redis.from_url(os.environ.get("REDIS_URL", "redis://localhost:6379"))

if __name__ == "__main__":
    Worker([Queue("default", connection=redis_conn)], connection=redis_conn).work()
