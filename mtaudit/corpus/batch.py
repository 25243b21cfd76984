"""Records in, results out, in a file or on standard output: a run that was stopped goes on where it ended."""

from __future__ import annotations

import sys
from collections import Counter, deque
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from itertools import chain, islice
from pathlib import Path
from typing import Any, Protocol

from mtaudit.auditor import Auditor, Settings
from mtaudit.corpus.part import opened, record_hash
from mtaudit.corpus.processes import audit_records
from mtaudit.corpus.records import in_language
from mtaudit.finding import WEIGHTS, Severity
from mtaudit.interchange import dumps
from mtaudit.language import ENGLISH, Language
from mtaudit.output import Keep
from mtaudit.readers import BadLine, Record

_LEFT_OUT: dict[Keep, tuple[str, ...]] = {
    "all": (),
    "segments": ("target", "source"),
    "findings": ("target", "source", "segments"),
}


class Engine(Protocol):
    """What audits records."""

    def __call__(
        self, records: Iterable[Record | BadLine], settings: Settings, *, jobs: int, timeout: float | None
    ) -> Generator[dict[str, Any]]:
        """Their results, in order."""


@dataclass(slots=True)
class Tally:
    """What a batch came to: documents, those with an `error`, and how many have a finding of which severity."""

    documents: int = 0
    errors: int = 0
    severities: Counter[Severity] = field(default_factory=Counter)

    def add(self, result: dict[str, Any]) -> None:
        """Count one result."""
        self.documents += 1
        self.errors += "error" in result
        self.severities.update({finding["severity"] for finding in result.get("findings", ())})

    def reaches(self, threshold: Severity) -> bool:
        """Whether any finding is at or above the severity `threshold`."""
        return any(WEIGHTS[each] >= WEIGHTS[threshold] for each in self.severities)


def batch(
    records: Iterable[Record | BadLine],
    output: str | Path,
    settings: Settings,
    *,
    jobs: int = 1,
    timeout: float | None = None,
    engine: Engine = audit_records,
    keep: Keep = "all",
    shard: tuple[int, int] = (1, 1),
    force: bool = False,
    progress: Callable[[dict[str, Any]], None] = lambda result: None,
    language: Language = ENGLISH,
) -> Tally:
    """Audit records, as `open_records` gives them, into `output`: JSON Lines (packed where the name ends with .gz),
    Parquet or Arrow by its name, a file or an address, or JSON Lines on standard output where it is `-`.

    `progress` is called with each result; messages are in `language`. `shard` (i, n) takes the i-th of every n
    records, so that n machines share one corpus; `keep` is what of each result is written. A record that takes longer
    than `timeout` seconds, or kills its process, is an `error`. `engine` is what audits: processes of this machine, or
    `mtaudit.corpus.ray.audit_records`.

    A run that was stopped goes on where it ended, as long as its results are of the same records and have the same
    signature (`corpus/part.py`); on standard output nothing goes on. `force` lets the results take the place of those
    of an earlier run.

    Raises:
        OutputError: `output` is there already, is no file, or another run writes to it.
        ReadError: nothing writes to such an address.
        InstallationError: what writes the output is not installed.
        UnknownRuleError: the settings name no rule.
        ModelError: the model is not on this machine, or cannot be read.
        OSError: a file cannot be written, or processes are killed before they have a text.
    """
    auditor = Auditor(settings)
    mine = islice(records, shard[0] - 1, None, shard[1])
    tally = Tally()

    def count(result: dict[str, Any]) -> None:
        tally.add(result)
        progress(result)

    def audited(some: Iterable[Record | BadLine]) -> Iterator[dict[str, Any]]:
        """What is written of each result; it is counted when that has been done."""
        with closing(engine(some, auditor.settings, jobs=jobs, timeout=timeout)) as results:
            for result in results:
                said = in_language(result, language)
                yield {key: value for key, value in said.items() if key not in _LEFT_OUT[keep]}
                count(result)

    if str(output) == "-":
        for result in audited(mine):
            sys.stdout.buffer.write(dumps(result).encode() + b"\n")
            sys.stdout.buffer.flush()
        return tally
    related = "related" if settings.require_related else "any"
    run = f"{auditor.signature} {related} {keep} {shard[0]}/{shard[1]} {language.locale}"
    with opened(str(output), run, force=force) as part:
        kept, ahead = 0, list(islice(mine, 1))
        for noted, result in part.earlier():
            if not ahead or record_hash(ahead[0]) != noted:
                break
            count(result)
            kept, ahead = kept + 1, list(islice(mine, 1))
        part.keep(kept)
        hashes: deque[str] = deque()
        for result in audited(_noted(chain(ahead, mine), hashes)):
            part.add(hashes.popleft(), result)
    return tally


def _noted(records: Iterable[Record | BadLine], hashes: deque[str]) -> Iterator[Record | BadLine]:
    """The records, the hash of each put down before it is handed on: results come in the same order."""
    for record in records:
        hashes.append(record_hash(record))
        yield record
