"""Engines that a forked process makes anew: their threads and connections do not survive a fork.

Without this a child that uses its parent's engine waits for ever for threads that only the parent has. `datasets`,
Airflow, Celery and gunicorn all fork.
"""

from __future__ import annotations

import ctypes
import os
from collections import OrderedDict
from collections.abc import Callable
from typing import Any, ParamSpec, TypeVar

Arguments = ParamSpec("Arguments")
Engine = TypeVar("Engine")

_kept: list[OrderedDict[Any, Any]] = []


def once_a_process(most: int) -> Callable[[Callable[Arguments, Engine]], Callable[Arguments, Engine]]:
    """Remember what a function makes, the last `most` of them, as long as the process is the one that made it."""

    def decorate(make: Callable[Arguments, Engine]) -> Callable[Arguments, Engine]:
        engines: OrderedDict[Any, Engine] = OrderedDict()
        _kept.append(engines)

        def get(*args: Arguments.args, **keywords: Arguments.kwargs) -> Engine:
            key = (args, tuple(sorted(keywords.items())))
            if key not in engines:
                engines[key] = make(*args, **keywords)
                if len(engines) > most:
                    engines.popitem(last=False)
            engines.move_to_end(key)
            return engines[key]

        return get

    return decorate


def forget() -> None:
    """Have all engines made anew, without ever ending the old ones: in a child that too would wait for threads."""
    for engines in _kept:
        for engine in engines.values():
            ctypes.pythonapi.Py_IncRef(ctypes.py_object(engine))
        engines.clear()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=forget)
