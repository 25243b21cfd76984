"""Pronouns and persons in sentences with one error each, and in the same sentences without it."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path

from mtaudit.checks import all_checks
from mtaudit.finding import Finding
from mtaudit.pipeline import audit
from mtaudit.translate import load

LINES = (Path(__file__).parent / "pronoun_sentences.tsv").read_text("utf-8").splitlines()
PAIR = re.compile(r"\{(.*?)\|(.*?)\}")
LEAST = 0.8
"""The share of the errors that is found."""
CHECKS = tuple(check for check in all_checks() if check.id.startswith(("PRO", "AGR")))


def sentences() -> list[tuple[str, str, str]]:
    """Kind, English, and Arabic with its {wrong|right}."""
    return [tuple(line.split("\t")) for line in LINES if not line.startswith("#")]  # type: ignore[misc]


def findings(arabic: str, english: str) -> tuple[Finding, ...]:
    return audit(arabic, english, load("gloss"), checks=CHECKS).findings


def test_errors_are_found() -> None:
    missed: defaultdict[str, list[str]] = defaultdict(list)
    for kind, english, arabic in sentences():
        pair = PAIR.search(arabic)
        assert pair is not None
        wrong, start, end = PAIR.sub(r"\1", arabic), pair.start(), pair.start() + len(pair[1])
        if not any(each.start < end and start < each.end for each in findings(wrong, english)):
            missed[kind].append(wrong)
    assert sum(map(len, missed.values())) <= (1 - LEAST) * len(sentences()), dict(missed)


def test_right_sentences_have_no_finding() -> None:
    right = {PAIR.sub(r"\2", arabic): english for _, english, arabic in sentences()}
    assert {
        text: [f.text for f in found] for text, english in right.items() if (found := findings(text, english))
    } == {}
