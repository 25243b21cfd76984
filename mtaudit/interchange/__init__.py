"""Results as JSON, the schema `mtaudit/1`, as rows of a table, and back."""

from mtaudit.interchange.files import load_result, saved_results, write_results
from mtaudit.interchange.reading import from_dict
from mtaudit.interchange.tables import from_row, table_schema, to_row
from mtaudit.interchange.writing import KEYS, SCHEMA, document_id, dumps, json_schema, records, to_dict

__all__ = [
    "KEYS",
    "SCHEMA",
    "document_id",
    "dumps",
    "from_dict",
    "from_row",
    "json_schema",
    "load_result",
    "records",
    "saved_results",
    "table_schema",
    "to_dict",
    "to_row",
    "write_results",
]
