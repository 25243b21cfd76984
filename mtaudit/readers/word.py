"""The text of a Word document (docx, ECMA-376), a paragraph a line."""

from __future__ import annotations

from io import BytesIO
from typing import Any
from zipfile import ZipFile

from mtaudit.errors import ReadError
from mtaudit.readers.files import LIMIT

_START = b"PK\x03\x04"
_MAIN = "word/document.xml"
_ID = "{http://schemas.microsoft.com/office/word/2010/wordml}paraId"
_WRITTEN = {"t": None, "tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011"}
"""Elements that are text, with what is read for them; deleted text is of another name, inserted text is not."""


def is_word(data: bytes) -> bool:
    """Whether the bytes are a Word document."""
    return data.startswith(_START) and _MAIN.encode() in data


def read_paragraphs(data: bytes, name: str) -> list[tuple[str, str | None]]:
    """The paragraphs of a document in order, those of tables too, each with its id if Word gave it one; tracked changes
    are read as accepted.

    Raises:
        ReadError: the file is damaged, or unpacks to more than an article can be.
    """
    from docx import Document

    try:
        with ZipFile(BytesIO(data)) as packed:
            if sum(each.file_size for each in packed.infolist()) > LIMIT:
                raise ReadError(
                    "{name}: unpacks to more than {megabytes} MB; save the article alone",
                    name=name,
                    megabytes=LIMIT // 1024**2,
                )
        body = Document(BytesIO(data)).element.body
        return [(_paragraph(each), each.get(_ID)) for each in body.iter("{*}p") if _is_shown(each)]
    except ReadError:
        raise
    except Exception as error:  # zipfile and python-docx fail in many ways on damaged and encrypted files
        reason = next(iter(str(error).splitlines()), type(error).__name__)
        raise ReadError(
            "{name}: is a damaged Word document ({reason}); save it again", name=name, reason=reason
        ) from None


def _paragraph(element: Any) -> str:
    pieces = []
    for node in element.iter("{*}t", "{*}tab", "{*}br", "{*}cr", "{*}noBreakHyphen"):
        tag = node.tag.rpartition("}")[2]
        inner = next(node.iterancestors("{*}p"), None) is not element  # a text box is read for itself
        if not inner and _is_shown(node) and next(node.iterancestors("{*}tabs"), None) is None:
            pieces.append(_WRITTEN[tag] or node.text or "")
    return "".join(pieces)


def _is_shown(node: Any) -> bool:
    """Whether a node is no second version of another, for older programs."""
    return next(node.iterancestors("{*}Fallback"), None) is None
