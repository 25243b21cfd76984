"""Findings that are known already: a gate that only new ones close."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from mtaudit.errors import BaselineError, ResultError
from mtaudit.finding import Finding, score
from mtaudit.ignores import Ignore
from mtaudit.interchange import dumps, from_dict, saved_results
from mtaudit.interchange.fields import Fields
from mtaudit.result import Result

BASELINE, DECISIONS = "baseline/1", "decisions/1"
"""What stands at the key `mtaudit` of the files that this module reads beside results."""

_DISMISSED = "dismissed"


@dataclass(frozen=True, slots=True)
class Known:
    """One known finding; rule and text are for whoever reads the file."""

    fingerprint: str
    rule: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Baseline:
    """The known findings, by their fingerprints: in whatever document they stand, and wherever in it.

    `everywhere` are rules that an editor does not want to hear of a word, with the word; `reopened` the findings that
    are to be told all the same. `decided` is whether an editor's decisions are among these, which no program may take
    back.
    """

    known: tuple[Known, ...]
    everywhere: frozenset[tuple[str, str]] = frozenset()
    reopened: frozenset[str] = frozenset()
    decided: bool = False

    @property
    def fingerprint(self) -> str:
        """Eight hexadecimal digits for the signature of a result."""
        decisions = ["\0".join(each) for each in sorted(self.everywhere)] + sorted(self.reopened)
        return hashlib.sha256(" ".join([*sorted(self._fingerprints), *decisions]).encode()).hexdigest()[:8]

    def without_known(self, result: Result) -> Result:
        """The result with its known findings hidden, scored anew."""
        fingerprints = self._fingerprints
        known = [each.fingerprint in fingerprints or self._is_unwanted(each) for each in result.findings]
        fresh = tuple(each for each, away in zip(result.findings, known, strict=True) if not away)
        return replace(
            result,
            findings=fresh,
            score=score(fresh, result.score.words, result.score.risk),
            hidden=(*result.hidden, *(each for each, away in zip(result.findings, known, strict=True) if away)),
        )

    def _is_unwanted(self, finding: Finding) -> bool:
        return (finding.rule, finding.about) in self.everywhere and finding.fingerprint not in self.reopened

    @property
    def _fingerprints(self) -> frozenset[str]:
        return frozenset(each.fingerprint for each in self.known)


def known_of(result: Mapping[str, Any]) -> Iterator[Known]:
    """What a baseline would hold of a result, as JSON has it: its findings and those that were known before."""
    for each in (*result.get("findings", ()), *result.get("hidden", ())):
        yield Known(each["fingerprint"], each["rule"], each["text"] or each["source_text"] or "")


@dataclass(slots=True)
class Occurrences:
    """What the results of a run have of what is known and ignored, and of all that a new baseline would hold.

    With `only` nothing but these fingerprints is kept, for a million articles have many.
    """

    only: frozenset[str] | None = None
    found: dict[str, Known] = field(default_factory=dict)
    _used: set[Ignore] = field(default_factory=set)

    def add(self, result: Mapping[str, Any], ignored: Iterable[Ignore] = ()) -> None:
        """Take in one result, as JSON has it, and what was ignored in it."""
        known = tuple(known_of(result))
        kept = known if self.only is None else (each for each in known if each.fingerprint in self.only)
        self.found.update((each.fingerprint, each) for each in kept)
        self._used.update(
            ignore
            for ignore in ignored
            if ignore not in self._used and any(ignore.hides(each.fingerprint, each.rule, each.text) for each in known)
        )

    def stale(self, baseline: Baseline, silent: frozenset[str] = frozenset()) -> tuple[Known, ...]:
        """What a baseline knows and no result has any more, but for that of rules that did not run."""
        return tuple(each for each in baseline.known if each.fingerprint not in self.found and each.rule not in silent)

    def unused(self, ignored: Iterable[Ignore], silent: frozenset[str] = frozenset()) -> tuple[Ignore, ...]:
        """What hid no finding, but for what may be of a rule that did not run."""
        return tuple(
            each
            for each in dict.fromkeys(ignored)
            if each not in self._used and not any(rule.startswith(each.rule or "") for rule in silent)
        )


def render_baseline(known: Iterable[Known]) -> str:
    """A baseline as the text of its file: one entry a line, in an order that a text put before does not change."""
    rows = sorted({(each.rule, each.text, each.fingerprint) for each in known})
    entries = ",\n".join(
        "    " + dumps({"fingerprint": fingerprint, "rule": rule, "text": text}) for rule, text, fingerprint in rows
    )
    return f'{{\n  "mtaudit": "{BASELINE}",\n  "findings": [' + (f"\n{entries}\n  ]" if entries else "]") + "\n}\n"


def load_baseline(path: Path) -> Baseline:
    """Read a baseline, results as `audit --format json` or `batch` wrote them, or decisions: those dismissed.

    Raises:
        BaselineError: the file is none of these, in one line that says so.
        OSError: the file cannot be read.
    """
    known: dict[str, Known] = {}
    everywhere: set[tuple[str, str]] = set()
    reopened: set[str] = set()
    decided = False
    try:
        for value in saved_results(str(path)):
            known.update((each.fingerprint, each) for each in _known(value))
            if value.get("mtaudit") == DECISIONS:
                decided = True
                everywhere.update(_everywhere(value))
                reopened.update(_reopened(value))
    except ResultError as error:
        raise BaselineError(
            "{path}: is no baseline ({reason}); write one with `mtaudit audit --write-baseline FILE`",
            path=path,
            reason=error,
        ) from None
    return Baseline(tuple(known.values()), frozenset(everywhere), frozenset(reopened), decided)


def _known(value: dict[str, Any]) -> Iterator[Known]:
    top = Fields(value)
    if "mtaudit" not in value and "error" in value and "schema" not in value:
        return  # a line of a batch that could not be audited
    if value.get("mtaudit") == DECISIONS:
        for each in top.objects("decisions"):
            if each.text("decision") == _DISMISSED:
                yield Known(each.text("fingerprint"), *(_text(each, key) for key in ("rule", "text")))
    elif value.get("mtaudit") == BASELINE:
        for each in top.objects("findings"):
            yield Known(each.text("fingerprint"), each.text("rule"), each.text("text"))
    else:
        yield from known_of(from_dict(value).to_dict())


def _everywhere(value: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for each in Fields(value).objects("everywhere") if "everywhere" in value else ():
        yield each.text("rule"), each.text("text")


def _reopened(value: dict[str, Any]) -> Iterator[str]:
    for each in Fields(value).objects("decisions"):
        if each.text("decision") != _DISMISSED:
            yield each.text("fingerprint")


def _text(read: Fields, key: str) -> str:
    return read.text(key) if key in read.values else ""
