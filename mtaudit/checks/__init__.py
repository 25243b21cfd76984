"""The checks: what a rule is written with, which rules there are, and how they are run."""

from __future__ import annotations

from mtaudit.checks.declare import Check, Mark, check
from mtaudit.checks.evidence import Evidence, Passage
from mtaudit.checks.findings import run
from mtaudit.checks.registry import all_checks, own_checks
from mtaudit.message import say

__all__ = ["Check", "Evidence", "Mark", "Passage", "all_checks", "check", "own_checks", "run", "say"]
