"""Everything that a reader is told is there in Arabic: messages, words of the reports, explanations of the rules."""

from __future__ import annotations

import ast
import errno
import os
import re
import string
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
import typer
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from mtaudit import errors
from mtaudit.checks import Check, own_checks
from mtaudit.checks.documentation import HEADINGS, parse
from mtaudit.cli import app
from mtaudit.errors import MtauditError
from mtaudit.finding import CATEGORIES, SEVERITIES
from mtaudit.help import TYPER_SAYS, help_texts
from mtaudit.language import LOCALE, Language
from mtaudit.report.wording import ENGLISH
from mtaudit.resources import table

PACKAGE = Path(__file__).parents[2] / "mtaudit"
ERRORS = {name for name, kind in vars(errors).items() if isinstance(kind, type) and issubclass(kind, MtauditError)}
SINGLE = ("_", "say", "phrase", "note", "detail", "gettext", *ERRORS)
KEYWORDS: dict[str, tuple[int, ...] | None] = {
    **dict.fromkeys(SINGLE),
    **dict.fromkeys(("ngettext", "counted"), (1, 2)),
}
REASONS = (errno.ENOENT, errno.EACCES, errno.EPERM, errno.EISDIR, errno.ENOTDIR, errno.EEXIST, errno.ENOSPC)
"""What systems say of files more often than all else."""
TABLES = ("lexicon/languages.tsv", "lexicon/arabic_script_languages.tsv")
NAMED_ELSEWHERE = {
    *CATEGORIES,
    *SEVERITIES,
    *HEADINGS,
    *TYPER_SAYS,
    *help_texts(typer.main.get_command(app)),
    *map(os.strerror, REASONS),
    *(row[0] for name in TABLES for row in table(name) if row[0] not in ("Arabic", "English")),
}
"""What is said by the names that the code, a library or a table has for it."""


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


def test_errors_and_notes_are_made_of_templates() -> None:
    """An error whose text was put together before cannot be said in another language."""
    computed = [
        f"{path.relative_to(PACKAGE)}:{call.lineno}"
        for path in PACKAGE.rglob("*.py")
        for call in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in SINGLE and call.args
        if isinstance(call.args[0], ast.JoinedStr | ast.BinOp)
    ]
    assert not computed


def test_pages_and_their_scripts_say_what_there_are_words_for() -> None:
    named = {
        (path.name, key)
        for path in (PACKAGE / "report" / "templates").iterdir()
        for key in re.findall(r'\b(?:say|act)\("([^"]+)"', path.read_text("utf-8"))
    }
    assert ("workplace.js", "said undone") in named
    begun = tuple(key for _, key in named if key.endswith((".", " ")))
    assert {key for _, key in named if key not in ENGLISH} == set(begun)
    assert all(any(key.startswith(each) for key in ENGLISH) for each in begun)


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
