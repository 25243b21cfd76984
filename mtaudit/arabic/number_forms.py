"""The forms of number words: which one stands for another number with the same gender, case and article."""

from __future__ import annotations

from fractions import Fraction
from functools import cache

from mtaudit.arabic.clitics import ARTICLE, detached
from mtaudit.arabic.normalise import normalise
from mtaudit.quantity import Quantity
from mtaudit.resources import table


@cache
def _forms() -> tuple[dict[str, str], dict[tuple[str, Fraction], str]]:
    """The row of each form, and the form of each value in a row."""
    rows = table("lexicon/arabic/number_forms.tsv")
    return {form: kind for kind, _, form in rows}, {(kind, Fraction(value)): form for kind, value, form in rows}


def in_place_of(written: str, wanted: Quantity) -> str | None:
    """The Arabic for a number, in the form of the word that stands there: سبعة for ثلاثة, السابعة for الثالثة.

    None where either is no single word, or where the noun would change with the number (two, eleven).
    """
    kinds, forms = _forms()
    values = wanted.values or frozenset(Fraction(10**order) for order in wanted.orders)
    for *_, rest in detached(normalise(written)):
        article = ARTICLE if rest.startswith(ARTICLE) else ""
        kind = kinds.get(rest.removeprefix(ARTICLE))
        found = [form for value in values if kind and (form := forms.get((kind, value)))]
        if len(found) == 1 and written.endswith(rest) and not (kind == "vague" and wanted.values):
            return f"{written[: len(written) - len(rest)]}{article}{found[0]}"
    return None
