"""JSON Lines in, JSON Lines out: a run that was stopped goes on where it ended."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from typing import IO, Any

from mtaudit.auditor import Auditor, Settings
from mtaudit.corpus.processes import audit_records
from mtaudit.corpus.records import audit_record, carried
from mtaudit.errors import OutputError, ResultError
from mtaudit.finding import WEIGHTS, Severity
from mtaudit.interchange import dumps, from_dict
from mtaudit.readers import BadLine, Record, iter_records


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
    progress: Callable[[dict[str, Any]], None] = lambda result: None,
) -> Tally:
    """Audit JSON Lines from `source` into the file `output`; `progress` is called with each result.

    Results go to `output` with `.part` added, which is renamed at the end. A run that was stopped goes on where the
    part ends, as long as its results came from the same records and have the same signature.

    Raises:
        OutputError: `output` is no file.
        UnknownRuleError: the settings name no rule.
        ModelError: the model is not on this machine, or cannot be read.
        OSError: a file cannot be written, or a process was killed.
    """
    if str(output) == "-" or (output.exists() and not output.is_file()):
        raise OutputError(f"{output}: is no file; a batch goes on from its output, so give the path of a file")
    auditor = Auditor(settings)
    output = output.resolve()
    output.parent.mkdir(parents=True, exist_ok=True)
    part = output.with_name(output.name + ".part")
    records = iter_records(source)
    tally = Tally()
    kept = 0
    pending: list[Record | BadLine] = []
    for line, result in _resumable(part, auditor.signature):
        record = next(records, None)
        if record is None or not _is_of(result, record, auditor):
            pending = [] if record is None else [record]
            break
        kept += len(line)
        tally.add(result)
        progress(result)
    with part.open("ab") as stream:
        stream.truncate(kept)
        for result in audit_records(chain(pending, records), auditor.settings, jobs=jobs):
            stream.write(dumps(result).encode() + b"\n")
            tally.add(result)
            progress(result)
    part.replace(output)
    return tally


def _resumable(part: Path, signature: str) -> Iterator[tuple[bytes, dict[str, Any]]]:
    """The whole lines of an earlier, stopped run that this run would write too, with what they hold."""
    with suppress(FileNotFoundError), part.open("rb") as stream:
        for line in stream:
            try:
                result = json.loads(line)
            except (ValueError, RecursionError):
                return
            if not (line.endswith(b"\n") and isinstance(result, dict)):
                return
            if result.get("signature", signature) != signature:
                return
            yield line, result


def _is_of(result: dict[str, Any], record: Record | BadLine, auditor: Auditor) -> bool:
    """Whether a result is that of a record: the same id and the same texts, or the same error."""
    if isinstance(record, BadLine):
        return bool(result == audit_record(record, auditor))
    own = {"id": record.id, "target": record.target, "source": record.source, **carried(record)}
    if "signature" not in result or any(key not in result or result[key] != value for key, value in own.items()):
        return False
    if "schema" not in result:
        return True
    try:
        return auditor.refusal(from_dict(result)) == result.get("error")
    except ResultError:
        return False
