import respx
from freezegun import freeze_time

import agent


@freeze_time("2025-01-01")
@respx.mock
def test_ask(key):
    assert callable(agent.ask)
