"""A result in a notebook: what an editor is told first, and the findings as a table."""

from __future__ import annotations

from mtaudit.report.html import environment
from mtaudit.report.summary import summarise
from mtaudit.result import Result

MOST = 60
"""Rows of the table, as many as pandas shows (`display.max_rows`)."""


def render(result: Result) -> str:
    """HTML without scripts or styles, to stand among other cells."""
    return environment().get_template("notebook.html").render(result=result, summary=summarise(result), most=MOST)
