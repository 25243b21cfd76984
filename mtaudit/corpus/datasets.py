"""Hugging Face data sets: a column more, typed, so that it can be filtered, sorted and written as Parquet."""

from __future__ import annotations

from contextlib import nullcontext
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from mtaudit.auditor import Auditor, Settings
from mtaudit.corpus.processes import CHUNK, single_threaded
from mtaudit.corpus.records import audit_record
from mtaudit.errors import ReadError
from mtaudit.forks import once_a_process
from mtaudit.interchange import dumps
from mtaudit.readers.jsonl import to_record

if TYPE_CHECKING:
    from datasets import Dataset, DatasetDict, Features, IterableDataset, IterableDatasetDict

    AnyDataset = TypeVar("AnyDataset", Dataset, DatasetDict, IterableDataset, IterableDatasetDict)

COLUMN = "audit"

_READ = ("id", "target", "source", "back_translation", "other_back_translations")

_FINDING = {
    "rule": "string",
    "category": "string",
    "severity": "string",
    "confidence": "float64",
    "message": "string",
    "message_parts": "string",
    "start": "int64",
    "end": "int64",
    "text": "string",
    "segment": "int64",
    "source_start": "int64",
    "source_end": "int64",
    "source_text": "string",
    "suggestion": "string",
    "evidence": "string",
    "fingerprint": "string",
    "linked": "string",
}
"""The columns of `Result.records()`; objects are JSON text, for their keys differ from rule to rule."""

_SCORE = {
    "penalty": "float64",
    "per_1000_words": "float64",
    "words": "int64",
    "findings": "float64",
    "risk": "float64",
}


def audit_dataset(dataset: AnyDataset, settings: Settings, *, jobs: int = 1, whole: bool = False) -> AnyDataset:
    """A data set with one more column, `audit`, whose features are declared (`audit_features`).

    The data set has a column `target`, and may have `source`, `back_translation`, `other_back_translations` and `id`;
    of several splits each is audited. What cannot be audited has an `error` in the place of a score. `jobs` are
    processes, for data sets that are not streams. With `whole` the result stands in `audit.result` as well, as the JSON
    text that `mtaudit batch` writes.

    `datasets` keeps what was made of files, and knows it again by the rows, the settings and the signature: what was
    audited by other rules, words or models is audited anew. A format (`set_format`) is put off.

    Raises:
        ReadError: the data set has no column `target`, or it has `audit` already, or `jobs` are asked for a stream.
        UnknownRuleError: the settings name no rule.
        ModelError: the model is not on this machine.
    """
    from datasets import DatasetDict, Features, IterableDataset, IterableDatasetDict

    if isinstance(dataset, DatasetDict | IterableDatasetDict):
        parts = {name: audit_dataset(each, settings, jobs=jobs, whole=whole) for name, each in dataset.items()}
        return type(dataset)(parts)
    plain = dataset.with_format(None)
    names = plain.column_names or list(next(iter(plain), {}))
    if "target" not in names:
        raise ReadError("the data set has no column 'target' with the Arabic texts")
    if COLUMN in names:
        raise ReadError("the data set has a column '{column}' already", column=COLUMN)
    auditor = Auditor(settings)
    options: dict[str, Any] = {"with_indices": True, "batched": True, "batch_size": CHUNK}
    if plain.features is not None:
        options["features"] = Features({**plain.features, **audit_features()})
    if isinstance(plain, IterableDataset):
        if jobs > 1:
            raise ReadError("a stream is audited where it is read: give a DataLoader its num_workers, not this jobs")
    elif jobs > 1:
        options["num_proc"] = jobs
    with single_threaded() if jobs > 1 else nullcontext():
        return plain.map(_Audit(auditor.settings, auditor.signature, whole), **options)


def audit_features() -> Features:
    """What `audit_dataset` adds: findings, score, error, signature and, where it was asked for, the whole result."""
    from datasets import Features, Value

    return Features(
        {
            COLUMN: {
                "findings": [{name: Value(kind) for name, kind in _FINDING.items()}],
                "score": {name: Value(kind) for name, kind in _SCORE.items()},
                "error": Value("string"),
                "signature": Value("string"),
                "result": Value("string"),
            }
        }
    )


@dataclass(frozen=True)
class _Audit:
    """Rows into results. `datasets` takes its fields, so the signature too, for what a result depends on."""

    settings: Settings
    signature: str
    whole: bool

    def __call__(self, rows: dict[str, list[Any]], indices: list[int]) -> dict[str, list[Any]]:
        auditor = _auditor(self.settings)
        columns = [rows.get(name, indices if name == "id" else [None] * len(indices)) for name in _READ]
        records = (dict(zip(_READ, row, strict=True)) for row in zip(*columns, strict=True))
        results = (audit_record(to_record(each, at + 1), auditor) for at, each in zip(indices, records, strict=True))
        return {COLUMN: [_row(result, self.whole) for result in results]}


@once_a_process(1)
def _auditor(settings: Settings) -> Auditor:
    return Auditor(settings)


def _row(result: dict[str, Any], whole: bool) -> dict[str, Any]:
    texts = ("message_parts", "evidence", "linked")
    return {
        "findings": [each | {name: dumps(each.get(name)) for name in texts} for each in result.get("findings", ())],
        "score": result.get("score"),
        "error": result.get("error"),
        "signature": result.get("signature"),
        "result": dumps(result) if whole else None,
    }
