"""Agreement, grammar and pronouns in sentences with one error each, and in the same sentences without it."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from pathlib import Path

import pytest

from mtaudit.checks import all_checks
from mtaudit.finding import Finding
from mtaudit.pipeline import audit
from mtaudit.translate import load

FAMILIES = {"agreement": ("AGR",), "grammar": ("AGR", "GRM"), "pronoun": ("AGR", "PRO")}
PAIR = re.compile(r"\{(.*?)\|(.*?)\}")
LEAST = 0.65
"""The share of the errors that is found; those of agreement stand without their source."""


@cache
def sentences(name: str) -> tuple[tuple[str, str, range, str, str | None], ...]:
    """Kind, the wrong sentence, where it is wrong, the right sentence, and the source if there is one."""
    found = []
    for line in (Path(__file__).parent / f"{name}_sentences.tsv").read_text("utf-8").splitlines():
        if not line.startswith("#"):
            kind, text, *english = line.split("\t")
            pair = PAIR.search(text)
            assert pair is not None
            start, (wrong, right) = pair.start(), pair.groups()
            rest = text[pair.end() :]
            place = range(start, start + len(wrong))
            source = english[0] if english else None
            found.append((kind, text[:start] + wrong + rest, place, text[:start] + right + rest, source))
    return tuple(found)


def findings(name: str, text: str, source: str | None) -> tuple[Finding, ...]:
    checks = tuple(check for check in all_checks() if check.id.startswith(FAMILIES[name]))
    return audit(text, source, load("gloss"), checks=checks).findings


@pytest.mark.parametrize("name", FAMILIES)
def test_errors_are_found(name: str) -> None:
    missed: defaultdict[str, list[str]] = defaultdict(list)
    for kind, wrong, place, _, source in sentences(name):
        if not any(f.start < place.stop and place.start < f.end for f in findings(name, wrong, source)):
            missed[kind].append(wrong)
    assert sum(map(len, missed.values())) <= (1 - LEAST) * len(sentences(name)), dict(missed)


@pytest.mark.parametrize("name", FAMILIES)
def test_right_sentences_have_no_finding(name: str) -> None:
    alarms = {right: [f.text for f in findings(name, right, source)] for *_, right, source in sentences(name)}
    assert {text: found for text, found in alarms.items() if found} == {}
