"""Everything that a reader is told is there in Arabic: messages, words of the reports, explanations of the rules."""

from __future__ import annotations

import string
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from mtaudit.checks import Check, own_checks
from mtaudit.checks.documentation import HEADINGS, parse
from mtaudit.finding import CATEGORIES, SEVERITIES
from mtaudit.language import LOCALE, Language
from mtaudit.report.wording import ENGLISH

PACKAGE = Path(__file__).parents[2] / "mtaudit"
KEYWORDS = {"_": None, "say": None, "gettext": None, "ngettext": (1, 2)}
STAGES = ("reading", "aligning", "back-translating", "checking")
NAMED_ELSEWHERE = {*CATEGORIES, *SEVERITIES, *HEADINGS, *STAGES}
"""What is said by the names that the code has for it."""


@cache
def catalogue() -> dict[tuple[str, ...], tuple[str, ...]]:
    """English to Arabic; several forms where things are counted."""
    read = read_po((LOCALE / "ar" / "messages.po").open("rb"), locale="ar")
    return {_several(each.id): _several(each.string) for each in read if each.id}


def _several(text: str | tuple[str, ...] | list[str]) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else tuple(text)


def templates() -> Iterator[tuple[str, ...]]:
    methods = [("**.py", "python"), ("serve/templates/**.html", "jinja2")]
    found = extract_from_dir(PACKAGE, method_map=methods, keywords=KEYWORDS)
    yield from (_several(message) for _, _, message, _, _ in found)
    yield from ((name,) for name in NAMED_ELSEWHERE)
    yield from ((text,) if isinstance(text, str) else (text["one"], text["other"]) for text in ENGLISH.values())


def test_every_template_is_translated() -> None:
    missing = {each for each in templates() if not all(catalogue().get(each, ("",)))}
    assert not missing, "say these in mtaudit/data/locale/ar/messages.po"


def test_values_keep_their_names() -> None:
    for english, arabic in catalogue().items():
        asked = {name for _, name, _, _ in string.Formatter().parse(english[-1]) if name}
        for form in arabic:
            used = {name for _, name, _, _ in string.Formatter().parse(form) if name}
            assert used <= asked, form
            assert asked - used <= {"count"}, form


@pytest.mark.parametrize("check", own_checks(), ids=lambda check: check.id)
def test_every_rule_is_explained(check: Check) -> None:
    translation = LOCALE / "ar" / "rules" / f"{check.id}.txt"
    assert translation.is_file(), f"explain {check.id} in {translation.relative_to(PACKAGE.parent)}"
    english, arabic = parse(check), parse(check, Language("ar"))
    assert arabic.summary != english.summary
    untold = [h for h in HEADINGS[:3] if arabic.sections[h] == english.sections[h]]
    assert not untold, f"{translation.name} lacks them"


def test_no_explanation_of_a_rule_that_is_gone() -> None:
    rules = {check.id for check in own_checks()}
    assert {path.stem for path in (LOCALE / "ar" / "rules").iterdir()} == rules
