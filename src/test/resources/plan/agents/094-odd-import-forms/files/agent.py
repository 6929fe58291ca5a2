import os, sys; import numpy as np, pandas as pd
from openai import (
    OpenAI,  # sync
    AsyncOpenAI as _Async,
)
from rich \
    import print as rprint
if True:
	import httpx
	from os import path

x = "import fake_one"; y = 'from fake_two import z'
rprint(np.zeros(1), pd.NA, path.sep, sys.argv, x, y, httpx.__version__, _Async)
rprint(OpenAI().responses.create(model="gpt-4o-mini", input="hi").output_text)
