"""Agreement in sentences with one error each, and in the same sentences without it."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from pathlib import Path

from mtaudit.checks import all_checks
from mtaudit.finding import Finding
from mtaudit.pipeline import audit
from mtaudit.translate import load

LINES = (Path(__file__).parent / "agreement_sentences.tsv").read_text("utf-8").splitlines()
PAIR = re.compile(r"\{(.*?)\|(.*?)\}")
LEAST = 0.65
"""The share of the errors that is found, without the source."""
CHECKS = tuple(check for check in all_checks() if check.id.startswith("AGR"))


@cache
def sentences() -> tuple[tuple[str, str, range, str], ...]:
    """Kind, the wrong sentence, where it is wrong, and the right sentence."""
    found = []
    for line in LINES:
        if not line.startswith("#"):
            kind, text = line.split("\t")
            pair = PAIR.search(text)
            assert pair is not None
            start, (wrong, right) = pair.start(), pair.groups()
            rest = text[pair.end() :]
            place = range(start, start + len(wrong))
            found.append((kind, text[:start] + wrong + rest, place, text[:start] + right + rest))
    return tuple(found)


def findings(text: str) -> tuple[Finding, ...]:
    return audit(text, None, load("gloss"), checks=CHECKS).findings


def test_errors_are_found() -> None:
    missed: defaultdict[str, list[str]] = defaultdict(list)
    for kind, wrong, place, _ in sentences():
        if not any(f.start < place.stop and place.start < f.end for f in findings(wrong)):
            missed[kind].append(wrong)
    assert sum(map(len, missed.values())) <= (1 - LEAST) * len(sentences()), dict(missed)


def test_right_sentences_have_no_finding() -> None:
    assert {text: [f.text for f in alarms] for *_, text in sentences() if (alarms := findings(text))} == {}
