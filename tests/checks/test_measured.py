"""What a rule says of itself and how sure it is are what was measured."""

from __future__ import annotations

import math
import re

import pytest

from benchmarks.measured import read
from mtaudit.checks import own_checks
from mtaudit.checks.documentation import parse
from mtaudit.checks.measured import measured
from mtaudit.pipeline import audit
from mtaudit.translate import load

CHECKS = {check.id: check for check in own_checks()}
OUTPUT = {rule: row for rule, row in read()["output"]["rules"].items() if row["read"] and rule in CHECKS}
ESTIMATED = ("AGR001", "PRO001", "MIS001", "ADD002")
"""Rules whose confidence is worked out anew for each finding: the mean of what was read counts."""
TOLERANCE = 0.05


def interval(right: int, read: int) -> tuple[float, float]:
    """Where the share of right findings is with 95 % (Wilson 1927), and a tolerance."""
    z, share = 1.96, right / read
    middle = (share + z * z / (2 * read)) / (1 + z * z / read)
    half = z * math.sqrt(share * (1 - share) / read + z * z / (4 * read * read)) / (1 + z * z / read)
    return middle - half - TOLERANCE, middle + half + TOLERANCE


@pytest.mark.parametrize("rule", OUTPUT)
def test_a_rule_is_as_sure_as_it_is_right(rule: str) -> None:
    sure = [OUTPUT[rule]["confidence"][1]]
    if rule not in ESTIMATED:
        examples = parse(CHECKS[rule]).bad
        audits = [
            audit(
                each.target, each.source, load("gloss"), checks=(CHECKS[rule],), back_translation=each.back_translation
            )
            for each in examples
        ]
        sure = [finding.confidence for result in audits for finding in result.findings]
    least, most = interval(OUTPUT[rule]["right"], OUTPUT[rule]["read"])
    assert min(sure) <= most
    assert max(sure) >= least


@pytest.mark.parametrize("rule", sorted(CHECKS.keys() & read()["output"]["rules"].keys()))
def test_no_figure_is_written_by_hand(rule: str) -> None:
    written = parse(CHECKS[rule]).sections["Measured"].replace(measured(rule), "")
    assert not re.search(r"\d", written)


def test_what_was_measured_is_said_in_sentences() -> None:
    assert re.match(r"\d+ findings in [\d,]+ words of machine translation; of \d+ that were read, ", measured("NAM001"))
    assert "a number changed 9" in measured("NUM001")
    assert measured("XXX001") == ""
