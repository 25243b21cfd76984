"""JSON: the whole result, in the stable schema `mtaudit/1`."""

from __future__ import annotations

from mtaudit.interchange import dumps, to_dict
from mtaudit.result import Result


def render(result: Result, *, path: str | None = None) -> str:
    """The result as indented JSON."""
    return dumps(to_dict(result), indent=2) + "\n"
