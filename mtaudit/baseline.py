"""Findings that are known already: a gate that only new ones close."""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path

from mtaudit.errors import BaselineError, ResultError
from mtaudit.finding import Finding, score
from mtaudit.interchange import document_id, saved_results
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
        for result in saved_results(str(path)):
            name = document_id(result["id"])
            known.update((name, f["rule"], f["text"], f["source_text"]) for f in result.get("findings", ()))
    except (ResultError, TypeError, KeyError, AttributeError):
        raise BaselineError(
            f"{path}: is no baseline; write one with `mtaudit audit --format json --output FILE`"
        ) from None
    return Baseline(tuple(known.items()))
