"""The text of a segment of XLIFF or TMX: without inline codes, a line where one of them breaks it.

Codes that break a line say so by a type (XLIFF 1.2, appendix: `ctype="lb"`; XLIFF 2.1: `subType="xlf:lb"`), by what
they stand for, or by their content. Markup that was escaped or kept as CDATA is markup of the original file too.
"""

from __future__ import annotations

import html
import re
from typing import Any

_NATIVE_CODE = {"bpt", "ept", "ph", "it", "x", "bx", "ex", "ut", "sc", "ec", "cp", "sm", "em"}
"""Inline elements whose content is markup of the original file, not text (XLIFF 1.2 and 2.1, TMX 1.4b)."""
_BREAK_TYPE = re.compile(r"(?:x-|xlf:)?(?:html-)?(?:lb|pb|br|line-?_?break|page-?_?break)", re.IGNORECASE)
_BREAK = re.compile(r"<(?:br|p|/p|div|/div|li|/li|tr|/tr|h[1-6]|/h[1-6])\b[^<>]*>|^\s*\\?n\s*$|\n", re.IGNORECASE)
_TAG = re.compile(
    r"</?(?:a|abbr|b|big|cite|code|del|em|font|i|img|ins|mark|ol|q|s|small|span|strike|strong|sub|sup|table|tbody|td|th"
    r"|thead|u|ul)(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)


def segment_text(element: Any | None) -> str:
    """The text of a `source`, `target` or `seg`, blanks run together; "" where there is none."""
    if element is None:
        return ""
    lines = "".join(_pieces(element)).split("\0")
    return "\n".join(line for raw in lines for line in _plain(raw) if line)


def tag(element: Any) -> str:
    """The name of an element without its namespace; "" for a comment."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _pieces(element: Any) -> list[str]:
    """The text in order, with a null character (which no XML has) for each break."""
    from lxml import etree

    pieces: list[str] = []
    native: list[Any] = []
    for event, node in etree.iterwalk(element, events=("start", "end")):
        name = tag(node)
        if event == "start":
            if name in _NATIVE_CODE:
                pieces.append("\0" if not native and _breaks(node) else "")
                native.append(node)
            elif name == "mrk" and node.get("mtype") == "seg":
                pieces.append(" ")  # sentences that stand side by side
            if not native and node.text:
                pieces.append(node.text)
        else:
            if native and native[-1] is node:
                native.pop()
            if not native and node is not element and node.tail:
                pieces.append(node.tail)
    return pieces


def _breaks(code: Any) -> bool:
    types = (code.get(name) or "" for name in ("ctype", "type", "subType", "id", "name"))
    shown = (code.get(name) or "" for name in ("equiv-text", "equiv", "disp"))
    return (
        any(_BREAK_TYPE.fullmatch(each) for each in types)
        or any(_BREAK.search(each) for each in shown)
        or bool(_BREAK.search("".join(code.itertext()).strip()))
    )


def _plain(raw: str) -> list[str]:
    """The lines of a text without markup and character references that were escaped once more."""
    if "<" in raw:
        parts = re.split(r"\0", _TAG.sub("", _BREAK.sub(lambda found: "\0" if found[0] != "\n" else " ", raw)))
    else:
        parts = [raw]
    return [" ".join(html.unescape(part).split()) for part in parts]
