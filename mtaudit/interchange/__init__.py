"""Results as JSON, the schema `mtaudit/1`, and back."""

from mtaudit.interchange.files import load_result, saved_results
from mtaudit.interchange.reading import from_dict
from mtaudit.interchange.writing import SCHEMA, document_id, dumps, json_schema, records, to_dict

__all__ = [
    "SCHEMA",
    "document_id",
    "dumps",
    "from_dict",
    "json_schema",
    "load_result",
    "records",
    "saved_results",
    "to_dict",
]
