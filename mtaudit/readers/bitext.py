"""Sentence pairs of translators' files: XLIFF 1.2 and 2.x in the dialects of the tools that write it, TMX 1.4."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any

from mtaudit.errors import ReadError
from mtaudit.message import Message, say
from mtaudit.readers.files import read_all
from mtaudit.readers.inline import segment_text, tag

_ENDINGS = (".xlf", ".xliff", ".tmx")
_ROOT = re.compile(
    r"(?>\s|<\?.*?\?>|<!--.*?-->|<!DOCTYPE\b[^>\[]*+(?:\[.*?\]\s*)?>)*+<(?:[\w.-]+:)?(?:xliff|tmx)[\s/>]", re.DOTALL
)
_HEAD = 4096
"""Bytes of a file within which its first element stands."""
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_LANGUAGES = {"en": "en", "eng": "en", "ar": "ar", "ara": "ar", "arb": "ar"}
"""First parts of language tags (BCP 47), those of three letters (ISO 639-3) too."""


@dataclass(frozen=True, slots=True)
class Pair:
    """One translation unit: English source and Arabic target; the target may be missing (\"\")."""

    id: str
    source: str
    target: str


def is_bitext(name: str, data: bytes) -> bool:
    """Whether a file is XLIFF or TMX: its first element says so, or its name does."""
    encoding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    head = data[:_HEAD].decode(encoding, "ignore")
    return _ROOT.match(head) is not None or PurePath(name).suffix.lower() in _ENDINGS


def join(pairs: Iterable[Pair]) -> tuple[str, str]:
    """The pairs as one document: source and target, a paragraph for each unit; those without a target leave a gap."""
    pairs = list(pairs)
    return "\n\n".join(pair.source for pair in pairs), "\n\n".join(pair.target for pair in pairs if pair.target)


def read_bitext(path: str) -> list[Pair]:
    """The units of an XLIFF or TMX file, as `parse_bitext` gives them.

    Raises:
        ReadError: as `parse_bitext` does, and where the file cannot be read.
    """
    name, data = read_all(path)
    return parse_bitext(data, name)


def parse_bitext(data: bytes, name: str) -> list[Pair]:
    """The units of an XLIFF or TMX file that have an English text, in order; those not to be translated are left out.

    Inline codes are left out. External entities are never read, a file that defines entities is refused.

    Raises:
        ReadError: not XML, neither XLIFF nor TMX, other languages, or no translated unit.
    """
    root = _parse(data, name)
    kind = tag(root)
    if kind == "tmx":
        pairs = _tmx(root)
    elif kind == "xliff":
        pairs = [pair for file in _files(root, name) for pair in _xliff(file)]
    else:
        raise ReadError("{name}: is neither XLIFF nor TMX, its first element is <{kind}>", name=name, kind=kind)
    pairs = [pair for pair in pairs if pair.source]
    if not any(pair.target for pair in pairs):
        raise ReadError("{name}: holds no unit with both an English and an Arabic text", name=name)
    return pairs


def _parse(data: bytes, name: str) -> Any:
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.LxmlError, ValueError) as error:
        raise ReadError(
            "{name}: is not well-formed XML ({reason})", name=name, reason=str(error).splitlines()[0]
        ) from None
    declared = root.getroottree().docinfo.internalDTD
    if declared is not None and next(declared.iterentities(), None) is not None:
        raise ReadError("{name}: defines XML entities, which are not supported; save it without them", name=name)
    return root


def _children(element: Any, name: str) -> list[Any]:
    return [child for child in element if tag(child) == name]


def _descendants(element: Any, name: str) -> list[Any]:
    return list(element.iter("{*}" + name))


def _files(root: Any, name: str) -> list[Any]:
    """The parts of an XLIFF file that are from English into Arabic; a part that says nothing is taken at its word."""
    wrong = _wrong_language(root, ("srcLang", "trgLang"))
    if wrong:
        raise ReadError("{name}: is not from English into Arabic: {wrong}", name=name, wrong=wrong)
    files = _descendants(root, "file")
    found = [(file, _wrong_language(file, ("source-language", "target-language"))) for file in files]
    if files and all(wrong for _, wrong in found):
        raise ReadError("{name}: is not from English into Arabic: {wrong}", name=name, wrong=found[0][1])
    return [file for file, wrong in found if not wrong] or [root]


def _wrong_language(element: Any, attributes: tuple[str, str]) -> Message | None:
    for attribute, language in zip(attributes, ("en", "ar"), strict=True):
        declared = element.get(attribute)
        if declared and _language(declared) != language:
            if language == "en":
                return say("{attribute} is {declared}, not an English source", attribute=attribute, declared=declared)
            return say("{attribute} is {declared}, not an Arabic target", attribute=attribute, declared=declared)
    return None


def _language(declared: str) -> str:
    return _LANGUAGES.get(re.split("[-_]", declared.lower())[0], declared)


def _xliff(file: Any) -> list[Pair]:
    pairs = []
    for unit in [*_descendants(file, "trans-unit"), *_descendants(file, "unit")]:
        if unit.get("translate") == "no":
            continue
        identifier = unit.get("id", "")
        parts = [unit] if tag(unit) == "trans-unit" else _descendants(unit, "segment")
        for number, part in enumerate(parts, 1):
            source, target = (next(iter(_children(part, each)), None) for each in ("source", "target"))
            name = identifier if len(parts) == 1 else f"{identifier}/{part.get('id', number)}"
            pairs.append(Pair(name, segment_text(source), segment_text(target)))
    return pairs


def _tmx(root: Any) -> list[Pair]:
    pairs = []
    for number, unit in enumerate(_descendants(root, "tu"), 1):
        texts: dict[str, str] = {}
        for variant in _children(unit, "tuv"):
            text = segment_text(next(iter(_children(variant, "seg")), None))
            if text:
                texts.setdefault(_language(variant.get(_XML_LANG) or variant.get("lang") or ""), text)
        pairs.append(Pair(unit.get("tuid", str(number)), texts.get("en", ""), texts.get("ar", "")))
    return pairs
