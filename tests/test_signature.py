"""The signature says what a result depends on, and changes with each of them."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from mtaudit import signature as module
from mtaudit.checks import Check, Mark
from mtaudit.checks.evidence import Evidence
from mtaudit.checks.selection import select_checks
from mtaudit.signature import signature
from mtaudit.translate import load

CHECKS = select_checks(["NUM"])


def parts(checks: tuple[Check, ...] = CHECKS) -> dict[str, str]:
    signed = signature(checks, [load("gloss")], None)
    return dict(part.split(":", 1) for part in signed.split("|"))


@pytest.fixture(autouse=True)
def afresh() -> Iterator[None]:
    module._package.cache_clear()
    yield
    module._package.cache_clear()


def test_it_names_what_a_result_depends_on() -> None:
    assert list(parts()) == ["rules", "model", "glossary", "libraries", "encoder", "lexicon", "code"]


def test_it_is_the_same_twice() -> None:
    assert parts() == parts()


@pytest.mark.parametrize(
    ("folder", "file", "part"),
    [("LEXICON", "arabic/titles.tsv", "lexicon"), ("LEARNED", "manifest.tsv", "encoder")],
)
def test_it_changes_with_the_data(
    folder: str, file: str, part: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / file
    path.parent.mkdir(exist_ok=True)
    monkeypatch.setattr(module, folder, tmp_path)
    found = []
    for contents in ("رئيس\tرئيسة\n", "رئيس\tرئيسة\nوزير\tوزيرة\n"):
        path.write_text(contents, encoding="utf-8")
        module._package.cache_clear()
        found.append(parts())

    assert {key for key in found[0] if found[0][key] != found[1][key]} == {part}


def test_it_changes_with_the_rules() -> None:
    def own(evidence: Evidence) -> Iterator[Mark]:
        yield from ()

    foreign = (replace(CHECKS[0], function=own), *CHECKS[1:])
    found = [parts(checks)["rules"] for checks in (CHECKS, CHECKS[1:], foreign)]

    assert len(set(found)) == 3
