"""Findings that are known already: a gate that only new ones close."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from mtaudit.errors import BaselineError
from mtaudit.finding import Finding, score
from mtaudit.result import Result

Key = tuple[str, str, str, str | None]


@dataclass(frozen=True, slots=True)
class Baseline:
    """How often each finding is known: by document, rule, marked text and source text, so that edits elsewhere
    in the text, which move offsets, change nothing."""

    known: tuple[tuple[Key, int], ...]

    @property
    def fingerprint(self) -> str:
        """Eight hexadecimal digits for the signature of a result."""
        return hashlib.sha256(repr(sorted(map(repr, self.known))).encode()).hexdigest()[:8]

    def sign(self, signature: str) -> str:
        """The signature of a result that this baseline was taken from."""
        return f"{signature}|baseline:{self.fingerprint}"

    def without_known(self, result: Result) -> Result:
        """The result without its known findings, scored anew."""
        left = Counter(dict(self.known))
        fresh: list[Finding] = []
        for finding in result.findings:
            key = (result.id, finding.rule, finding.text, finding.source_text)
            if left[key] > 0:
                left[key] -= 1
            else:
                fresh.append(finding)
        return replace(
            result,
            findings=tuple(fresh),
            score=score(fresh, result.score.words),
            signature=self.sign(result.signature),
        )


def load_baseline(path: Path) -> Baseline:
    """Read JSON as `audit --format json` or `batch` wrote it.

    Raises:
        BaselineError: the file is no such JSON, in one line that says so.
        OSError: the file cannot be read.
    """
    known: Counter[Key] = Counter()
    try:
        text = path.read_text(encoding="utf-8")
        for result in _results(text):
            known.update(
                (str(result["id"]), f["rule"], f["text"], f["source_text"]) for f in result.get("findings", ())
            )
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        raise BaselineError(
            f"{path} is no baseline: write one with `mtaudit audit --format json --output FILE`"
        ) from None
    return Baseline(tuple(known.items()))


def _results(text: str) -> list[dict[str, Any]]:
    try:
        return [json.loads(text)]
    except ValueError:
        return [json.loads(line) for line in text.splitlines() if line.strip()]
