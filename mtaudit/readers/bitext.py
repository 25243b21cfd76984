"""Sentence pairs of translators' files: XLIFF 1.2 and 2.x, TMX 1.4."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any

from mtaudit.errors import ReadError
from mtaudit.readers.files import read_all

_ENDINGS = (".xlf", ".xliff", ".tmx")
_NATIVE_CODE = {"bpt", "ept", "ph", "it", "x", "bx", "ex", "ut", "sc", "ec", "cp", "sm", "em"}
"""Inline elements whose content is markup of the original file, not text (XLIFF 1.2 and 2.1, TMX 1.4b)."""
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


@dataclass(frozen=True, slots=True)
class Pair:
    """One translation unit: English source and Arabic target."""

    id: str
    source: str
    target: str


def is_bitext(path: str) -> bool:
    """Whether the name says that the file is XLIFF or TMX."""
    return PurePath(path).suffix.lower() in _ENDINGS


def join(pairs: Iterable[Pair]) -> tuple[str, str]:
    """The pairs as one document: source and target, a paragraph for each pair."""
    pairs = list(pairs)
    return "\n\n".join(pair.source for pair in pairs), "\n\n".join(pair.target for pair in pairs)


def read_bitext(path: str) -> list[Pair]:
    """The units of an XLIFF or TMX file that have both an English and an Arabic text, in order.

    Inline codes are left out. External entities are never read, a file that defines entities is refused.

    Raises:
        ReadError: not XML, neither XLIFF nor TMX, other languages, or no translated unit.
    """
    name, data = read_all(path)
    root = _parse(data, name)
    kind = _tag(root)
    if kind == "tmx":
        pairs = _tmx(root)
    elif kind == "xliff":
        _check_languages(root, name)
        pairs = _xliff(root)
    else:
        raise ReadError(f"{name}: is neither XLIFF nor TMX, its first element is <{kind}>")
    pairs = [pair for pair in pairs if pair.source and pair.target]
    if not pairs:
        raise ReadError(f"{name}: holds no unit with both an English and an Arabic text")
    return pairs


def _parse(data: bytes, name: str) -> Any:
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.LxmlError, ValueError) as error:
        raise ReadError(f"{name}: is not well-formed XML ({str(error).splitlines()[0]})") from None
    declared = root.getroottree().docinfo.internalDTD
    if declared is not None and next(declared.iterentities(), None) is not None:
        raise ReadError(f"{name}: defines XML entities, which are not supported; save it without them")
    return root


def _tag(element: Any) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _children(element: Any, tag: str) -> list[Any]:
    return [child for child in element if _tag(child) == tag]


def _descendants(element: Any, tag: str) -> list[Any]:
    return list(element.iter("{*}" + tag))


def _text(element: Any | None) -> str:
    if element is None:
        return ""
    pieces: list[str] = []
    native: list[Any] = []
    for event, node in _walk(element):
        if event == "start" and _tag(node) in _NATIVE_CODE:
            native.append(node)
        if not native and event == "start" and node.text:
            pieces.append(node.text)
        if event == "end":
            if native and native[-1] is node:
                native.pop()
            if not native and node is not element and node.tail:
                pieces.append(node.tail)
    return re.sub(r"\s+", " ", "".join(pieces)).strip()


def _walk(element: Any) -> Any:
    from lxml import etree

    return etree.iterwalk(element, events=("start", "end"))


def _xliff(root: Any) -> list[Pair]:
    pairs = []
    for unit in [*_descendants(root, "trans-unit"), *_descendants(root, "unit")]:
        identifier = unit.get("id", "")
        parts = [unit] if _tag(unit) == "trans-unit" else _descendants(unit, "segment")
        for number, part in enumerate(parts, 1):
            source, target = (next(iter(_children(part, tag)), None) for tag in ("source", "target"))
            name = identifier if len(parts) == 1 else f"{identifier}/{part.get('id', number)}"
            pairs.append(Pair(name, _text(source), _text(target)))
    return pairs


def _check_languages(root: Any, name: str) -> None:
    for element, source, target in [
        (root, "srcLang", "trgLang"),
        *((each, "source-language", "target-language") for each in _descendants(root, "file")),
    ]:
        for attribute, language, what in ((source, "en", "English source"), (target, "ar", "Arabic target")):
            declared = element.get(attribute)
            if declared and declared.lower().split("-")[0].split("_")[0] != language:
                raise ReadError(f"{name}: is not from English into Arabic: {attribute} is {declared}, not an {what}")


def _tmx(root: Any) -> list[Pair]:
    pairs = []
    for number, unit in enumerate(_descendants(root, "tu"), 1):
        texts: dict[str, str] = {}
        for variant in _children(unit, "tuv"):
            language = (variant.get(_XML_LANG) or variant.get("lang") or "").lower().split("-")[0].split("_")[0]
            texts.setdefault(language, _text(next(iter(_children(variant, "seg")), None)))
        pairs.append(Pair(unit.get("tuid", str(number)), texts.get("en", ""), texts.get("ar", "")))
    return pairs
