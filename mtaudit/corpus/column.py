"""Results as one typed column beside the rows that they are of: for data sets, Ray Data and Spark."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from mtaudit.auditor import Settings
from mtaudit.corpus.processes import audit_records
from mtaudit.errors import ReadError
from mtaudit.interchange import dumps
from mtaudit.interchange.tables import table_schema, to_row
from mtaudit.readers import BadLine, Record
from mtaudit.readers.corpora import plain
from mtaudit.readers.jsonl import OWN_KEYS, to_record

if TYPE_CHECKING:
    import pyarrow

COLUMN = "audit"

_OF_A_RESULT = ("findings", "score", "error", "signature")


def audit_rows(
    rows: Iterable[Mapping[str, Any]], settings: Settings, *, timeout: float | None = None, whole: bool = False
) -> Iterator[dict[str, Any]]:
    """For each row its `audit`, of the type `audit_type`; a row has a `target`, and may have `source`,
    `back_translation` and `id`.

    With a `timeout`, in seconds, texts are audited in a process of their own, and one that takes longer or kills it
    has an `error`. With `whole` the result stands there as JSON text too.

    Raises:
        UnknownRuleError: the settings name no rule.
        ModelError: the model is not on this machine.
    """
    records = (row_record(row, number) for number, row in enumerate(rows, 1))
    return (cell(result, whole=whole) for result in audit_records(records, settings, timeout=timeout))


def audit_type() -> pyarrow.DataType:
    """What the column holds: findings, score, error, signature and, where it was asked for, the whole result."""
    import pyarrow as pa

    results = table_schema()
    return pa.struct([*(results.field(name) for name in _OF_A_RESULT), ("result", pa.string())])


def check_columns(names: Sequence[str]) -> None:
    """See that rows with these columns can have one more.

    Raises:
        ReadError: there is no column `target`, or `audit` already.
    """
    if "target" not in names:
        raise ReadError("the data set has no column 'target' with the Arabic texts")
    if COLUMN in names:
        raise ReadError("the data set has a column '{column}' already", column=COLUMN)


def row_record(row: Mapping[str, Any], number: int) -> Record | BadLine:
    """The record of a row, without what belongs to nobody but its owner."""
    return to_record({name: plain(row[name]) for name in OWN_KEYS if name in row}, number)


def cell(result: Mapping[str, Any], *, whole: bool) -> dict[str, Any]:
    """What the column holds of a result, every key of it there."""
    row = to_row(result)
    own = {name: row.get(name) for name in _OF_A_RESULT}
    findings = [{"message_parts": None, **finding} for finding in row.get("findings", ())]
    return {**own, "findings": findings, "result": dumps(result) if whole else None}
