"""English nouns for people that tell their gender, in English text and in the glosses of the Arabic lexicon."""

from __future__ import annotations

import re
from functools import cache

from mtaudit.grammar import Gender, Number
from mtaudit.resources import table


@cache
def gendered_nouns() -> dict[str, tuple[Gender, Number]]:
    """Nouns for people that tell their gender, lower case, singular and plural."""
    found: dict[str, tuple[Gender, Number]] = {}
    for masculine, feminine in table("lexicon/english/gendered_nouns.tsv"):
        for noun, gender in ((masculine, "masculine"), (feminine, "feminine")):
            if noun != "-":
                found.setdefault(noun.lower(), (gender, "singular"))  # type: ignore[arg-type]
                found.setdefault(_plural(noun.lower()), (gender, "plural"))  # type: ignore[arg-type]
    return found


def _plural(noun: str) -> str:
    if noun.endswith("-in-law"):
        return _plural(noun.removesuffix("-in-law")) + "-in-law"
    if noun.endswith("man"):
        return noun[:-2] + "en"
    if noun.endswith(("s", "x", "ch", "sh")):
        return noun + "es"
    if re.search(r"[^aeiou]y$", noun):
        return noun[:-1] + "ies"
    if noun in {"wife", "housewife", "midwife", "ex-wife"}:
        return noun[:-2] + "ves"
    if noun == "hero":
        return "heroes"
    return noun + "s"
