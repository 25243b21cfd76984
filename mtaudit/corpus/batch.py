"""JSON Lines in, JSON Lines out: a run that was stopped goes on where it ended."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain, islice
from pathlib import Path
from typing import IO, Any, Literal

from mtaudit.auditor import Auditor, Settings
from mtaudit.corpus.part import opened, record_hash
from mtaudit.corpus.processes import audit_records
from mtaudit.corpus.records import in_language
from mtaudit.errors import OutputError
from mtaudit.finding import WEIGHTS, Severity
from mtaudit.language import ENGLISH, Language
from mtaudit.readers import BadLine, Record, iter_records

Keep = Literal["all", "segments", "findings"]
"""What of a result is written: all of it, all but the two texts, or neither texts nor segments."""

_LEFT_OUT: dict[Keep, tuple[str, ...]] = {
    "all": (),
    "segments": ("target", "source"),
    "findings": ("target", "source", "segments"),
}


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
    source: IO[bytes],
    output: Path,
    settings: Settings,
    *,
    jobs: int = 1,
    keep: Keep = "all",
    shard: tuple[int, int] = (1, 1),
    progress: Callable[[dict[str, Any]], None] = lambda result: None,
    language: Language = ENGLISH,
) -> Tally:
    """Audit JSON Lines from `source` into the file `output`; `progress` is called with each result; messages are in
    `language`.

    `shard` (i, n) takes the i-th of every n records, so that n machines share one file; `keep` is what of each result
    is written.

    Results go to `output` with `.part` added, which is renamed at the end. A run that was stopped goes on where the
    part ends, as long as its results are of the same records and have the same signature (`corpus/part.py`).

    Raises:
        OutputError: `output` is no file, or another run writes to it.
        UnknownRuleError: the settings name no rule.
        ModelError: the model is not on this machine, or cannot be read.
        OSError: a file cannot be written, or a process was killed.
    """
    if str(output) == "-" or (output.exists() and not output.is_file()):
        raise OutputError(
            "{output}: is no file; a batch goes on from its output, so give the path of a file", output=output
        )
    auditor = Auditor(settings)
    output = output.resolve()
    output.parent.mkdir(parents=True, exist_ok=True)
    records = islice(iter_records(source), shard[0] - 1, None, shard[1])
    tally = Tally()

    def count(result: dict[str, Any]) -> None:
        tally.add(result)
        progress(result)

    related = "related" if settings.require_related else "any"
    run = f"{auditor.signature} {related} {keep} {shard[0]}/{shard[1]} {language.locale}"
    with opened(output, run) as part:
        kept, ahead = 0, list(islice(records, 1))
        for noted, result in part.earlier():
            if not ahead or record_hash(ahead[0]) != noted:
                break
            count(result)
            kept, ahead = kept + 1, list(islice(records, 1))
        part.keep(kept)
        hashes: deque[str] = deque()
        for result in audit_records(_noted(chain(ahead, records), hashes), auditor.settings, jobs=jobs):
            said = in_language(result, language)
            part.add(hashes.popleft(), {key: value for key, value in said.items() if key not in _LEFT_OUT[keep]})
            count(result)
    return tally


def _noted(records: Iterable[Record | BadLine], hashes: deque[str]) -> Iterator[Record | BadLine]:
    """The records, the hash of each put down before it is handed on: results come in the same order."""
    for record in records:
        hashes.append(record_hash(record))
        yield record
