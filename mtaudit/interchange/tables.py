"""Results as rows of a table with declared columns, and back.

What every reader of a table can ask for has columns of its own: the score, the model, the findings. What is deeper or
belongs to nobody but the writer of the corpus is JSON in one column: segments, locations, evidence, and under `extra`
the keys that were carried over.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from mtaudit.interchange.writing import KEYS, document_id, dumps

if TYPE_CHECKING:
    import pyarrow

_FINDING_AS_JSON = ("message_parts", "evidence", "linked")
_RESULT_AS_JSON = frozenset({"segments", "locations"})
_FINDINGS = frozenset({"findings", "hidden"})
_COLUMNS = (*KEYS, "extra")


def table_schema() -> pyarrow.Schema:
    """The columns of a table of results, and what they hold."""
    import pyarrow as pa

    text, whole, real = pa.string(), pa.int64(), pa.float64()
    finding = pa.struct(
        [
            *[(name, text) for name in ("rule", "category", "severity")],
            ("confidence", real),
            *[(name, text) for name in ("message", "message_parts")],
            *[("start", whole), ("end", whole), ("text", text), ("segment", whole)],
            *[("source_start", whole), ("source_end", whole), ("source_text", text)],
            *[(name, text) for name in ("suggestion", "evidence", "fingerprint", "linked")],
        ]
    )
    own = {
        "findings": pa.list_(finding),
        "hidden": pa.list_(finding),
        "score": pa.struct(
            [("penalty", real), ("per_1000_words", real), ("words", whole), ("findings", real), ("risk", real)]
        ),
        "model": pa.struct([("name", text), ("kind", text), ("fluent", pa.bool_())]),
        "line": whole,
    }
    return pa.schema([(name, own.get(name, text)) for name in _COLUMNS])


def to_row(result: Mapping[str, Any]) -> dict[str, Any]:
    """A result as JSON has it, whole or with keys left out, as a row of the table."""
    row: dict[str, Any] = {key: result[key] for key in _COLUMNS if result.get(key) is not None and key != "extra"}
    if "id" in row:
        row["id"] = document_id(row["id"])
    for key in _RESULT_AS_JSON & row.keys():
        row[key] = dumps(row[key])
    for key in _FINDINGS & row.keys():
        row[key] = [_finding_row(each) for each in row[key]]
    row["extra"] = dumps({key: value for key, value in result.items() if key not in _COLUMNS or key == "extra"})
    return row


def from_row(row: Mapping[str, Any]) -> dict[str, Any]:
    """The result of a row, as JSON has it; what the row has nothing of is left out."""
    given = {key for key, value in row.items() if value is not None} | {"id"}
    if "target" in given:
        given |= {"source"}
    result = {key: row.get(key) for key in _COLUMNS if key in given and key != "extra"}
    for key in _RESULT_AS_JSON & given:
        result[key] = json.loads(row[key])
    for key in _FINDINGS & given:
        result[key] = [_finding(each) for each in row[key]]
    return {**result, **json.loads(row.get("extra") or "{}")}


def _finding_row(finding: Mapping[str, Any]) -> dict[str, Any]:
    return {**finding, **{key: dumps(finding[key]) for key in _FINDING_AS_JSON if key in finding}}


def _finding(row: Mapping[str, Any]) -> dict[str, Any]:
    read = {key: json.loads(row[key]) for key in _FINDING_AS_JSON if row.get(key) is not None}
    return {key: value for key, value in {**row, **read}.items() if key != "message_parts" or value is not None}
