"""One document of many: a record into a result, as JSON has it, whatever happens."""

from __future__ import annotations

from typing import Any

from mtaudit.auditor import Auditor
from mtaudit.errors import BackTranslationError, MtauditError, defect
from mtaudit.interchange import KEYS, document_id, from_dict, to_dict
from mtaudit.language import ENGLISH, Language
from mtaudit.readers import BadLine, Record

RESERVED = frozenset(KEYS)
"""Keys of a result, which a record's own keys never replace."""


def audit_record(record: Record | BadLine, auditor: Auditor) -> dict[str, Any]:
    """The result of one record, with the record's other keys; a bad line gives an `error` and its number.

    A result that must not pass for a good one (`Auditor.refusal`) has an `error` too.

    So does a text that brings a defect to light, for it must not stop the other million: the error names the rule
    that failed, where one did, and the texts stand beside it.

    Raises:
        MtauditError: what no text causes, so that every other one would fail too.
        OSError: likewise.
    """
    if isinstance(record, BadLine):
        return failure(record, auditor.signature, record.error)
    try:
        result = auditor.audit(
            record.target,
            record.source,
            back_translation=record.back_translation,
            other_back_translations=record.other_back_translations,
            id=document_id(record.id),
        )
    except BackTranslationError as error:
        return failure(record, auditor.signature, error.message)
    except (MtauditError, OSError):
        raise
    except Exception as error:
        return failure(record, auditor.signature, defect(error))
    refused = auditor.refusal(result)
    failed = {"error": refused, "line": record.number} if refused else {}
    return {**to_dict(result), "id": record.id, **failed, **carried(record)}


def in_language(audited: dict[str, Any], language: Language) -> dict[str, Any]:
    """What `audit_record` gave, its messages in a language."""
    if language == ENGLISH:
        return audited
    if "error" in audited:
        audited = audited | {"error": language.message(audited["error"])}
    if "findings" not in audited:
        return audited
    said = to_dict(from_dict(audited).in_language(language))
    return audited | {key: said[key] for key in ("findings", "hidden")}


def failure(record: Record | BadLine, signature: str, error: str) -> dict[str, Any]:
    """What stands in the place of a result where there is none: the `error`, and the texts if there are any."""
    if isinstance(record, BadLine):
        return {"id": record.id, "error": error, "line": record.number}
    return {
        "id": record.id,
        "target": record.target,
        "source": record.source,
        "error": error,
        "line": record.number,
        "signature": signature,
        **carried(record),
    }


def carried(record: Record) -> dict[str, Any]:
    """The keys of a record that go over into its result."""
    given: dict[str, Any] = {} if record.back_translation is None else {"back_translation": record.back_translation}
    if record.other_back_translations:
        given["other_back_translations"] = list(record.other_back_translations)
    return given | {key: value for key, value in record.extra.items() if key not in RESERVED}
