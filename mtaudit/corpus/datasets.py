"""Hugging Face data sets."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mtaudit.auditor import Auditor, Settings
from mtaudit.corpus.records import audit_record
from mtaudit.errors import ReadError
from mtaudit.interchange import dumps
from mtaudit.readers.jsonl import to_record

if TYPE_CHECKING:
    from datasets import Dataset


def audit_dataset(dataset: Dataset, settings: Settings, *, jobs: int = 1) -> Dataset:
    """A data set with one more column, `audit`: each document's result as JSON text.

    The data set has a column `target`, and may have `source`, `back_translation` and `id`. Results are cached by
    `datasets`, which knows them by the settings and the rows.

    Raises:
        ReadError: the data set has no column `target`, or it has `audit` already.
        UnknownRuleError: the settings name no rule.
        ModelError: the model is not on this machine.
    """
    if "target" not in dataset.column_names:
        raise ReadError("the data set has no column 'target' with the Arabic texts")
    if "audit" in dataset.column_names:
        raise ReadError("the data set has a column 'audit' already")
    settings = Auditor(settings).settings

    def add(row: dict[str, Any], index: int) -> dict[str, str]:
        own = {key: row.get(key) for key in ("target", "source", "back_translation")} | {"id": row.get("id", index)}
        record = to_record(own, index + 1)
        return {"audit": dumps(audit_record(record, Auditor(settings)))}

    return dataset.map(add, with_indices=True, num_proc=jobs if jobs > 1 else None)
