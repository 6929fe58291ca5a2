#!/usr/bin/env python3
"""A file with a little of everything, for the fuzz test to mutate.

    import not_this
"""
from __future__ import annotations

import os, sys as system; import json
from typing import TYPE_CHECKING, (  # broken on purpose: the second line reads
    Any,
)
from . import sibling
from ..parent.module import (
    first as renamed,  # a comment ( with brackets
    second,
)

if TYPE_CHECKING:
    from collections.abc import Iterable
elif sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

try:
    import numpy as np
except ImportError as error:
    raise RuntimeError("pip install numpy") from error
except (KeyError, ValueError):
    try: import cupy as np
    except: np = None
else:
    import scipy
finally:
    del system

app: Any = framework.App(__name__, debug=f"{os.environ.get("DEBUG", 'no')!r:>{10}}")
graph = (
    Graph(State)
    .add_node("a", lambda s: {**s, "b": [1, 2, 3]})
    .compile()
)
type Pair[T] = tuple[T, T]


@decorator(option=[1, 2])
async def main[T: (int, str), *Ts, **P](first: T, /, *rest: *Ts, key=(lambda x=1: x)) -> dict[str, int]:
    r'''Docstring \''' with
import nothing
    '''
    import asyncio
    async with asyncio.timeout(10) as t, open(f'{first}.txt') as (a, b):
        if (n := len(rest)) > 10: import heapq; return heapq
    match rest:
        case [{"k": v}, *_] if v: import itertools
        case _:
            module = importlib.import_module("plugin.one")
    text = rf"\{first:\d{n}}" t'{key = }' b"\x00" """multi
line {not} a field""" 'it\'s'
    return {'a': 1 if n else 2, 'b': text \
        , 'c': __import__('lazy_one')}


class Model(Base, metaclass=Meta):
	tab = 1
	def method(self):
	        from .late import thing


with suppress(ImportError), ui.Blocks() as demo:
    import optional

lazy import heavy
lazy from heavier import part

%matplotlib inline
!pip install -q "requests>=2" rich
if __name__ == "__main__":
    main()
