"""Data files of the package: `lexicon` is what a person edits, `learned` what a script made."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "data"
LEXICON = FOLDER / "lexicon"
LEARNED = FOLDER / "learned"


@cache
def settings(name: str) -> dict[str, Any]:
    """The contents of a TOML data file, read once."""
    return tomllib.loads((FOLDER / name).read_text(encoding="utf-8"))


@cache
def table(name: str) -> tuple[tuple[str, ...], ...]:
    """The rows of a tab-separated data file; lines that begin with # and empty lines are left out."""
    lines = (FOLDER / name).read_text(encoding="utf-8").splitlines()
    return tuple(tuple(line.split("\t")) for line in lines if line.strip() and not line.startswith("#"))


@cache
def listed(name: str, key: str) -> frozenset[str]:
    """One of the lists of a data file whose rows are a name and words."""
    return frozenset(next(words for each, words in table(name) if each == key).split())


@cache
def words(name: str) -> frozenset[str]:
    """The words of a data file that is nothing but a list of words, on any number of lines."""
    return frozenset(word for (line,) in table(name) for word in line.split())
