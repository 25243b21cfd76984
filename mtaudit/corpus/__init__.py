"""Many documents: JSON Lines or data sets in, one result a document out, in order, in constant memory."""

from mtaudit.corpus.batch import Tally, batch
from mtaudit.corpus.column import audit_rows, audit_type
from mtaudit.corpus.datasets import audit_dataset, audit_features
from mtaudit.corpus.processes import audit_records
from mtaudit.corpus.records import audit_record

__all__ = [
    "Tally",
    "audit_dataset",
    "audit_features",
    "audit_record",
    "audit_records",
    "audit_rows",
    "audit_type",
    "batch",
]
