"""Data files of the package: `lexicon` is what a person edits, `learned` what a script made. And where to keep more."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Iterator
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
    return tuple(rows(name))


def rows(name: str) -> Iterator[tuple[str, ...]]:
    """The same, not kept: for large files of which something else is made."""
    return (tuple(line.split("\t")) for line in lines(name))


def lines(name: str) -> Iterator[str]:
    """The rows as they are written."""
    text = (FOLDER / name).read_text(encoding="utf-8")
    return (line for line in text.splitlines() if line[:1] != "#" and line.strip())


@cache
def listed(name: str, key: str) -> frozenset[str]:
    """One of the lists of a data file whose rows are a name and words."""
    return frozenset(next(words for each, words in table(name) if each == key).split())


@cache
def words(name: str) -> frozenset[str]:
    """The words of a data file that is nothing but a list of words, on any number of lines."""
    return frozenset(" ".join(lines(name)).split())


def cache_folder() -> Path:
    """Where models, translations and unpacked weights are kept: the user's cache folder, or MTAUDIT_CACHE."""
    import platformdirs

    return Path(os.environ.get("MTAUDIT_CACHE") or platformdirs.user_cache_path("mtaudit"))
