"""Text that is no article, whose markup would be taken for prose: XML of other vocabularies, JSON, catalogues."""

from __future__ import annotations

import json
import re

from mtaudit.message import Message, say

_XML = re.compile(
    r"\s*<\?xml\b[^>]*>(?>\s|<\?.*?\?>|<!--.*?-->|<!DOCTYPE\b[^>\[]*+(?:\[.*?\]\s*)?>)*+<([\w.:-]+)", re.S | re.I
)
_CATALOGUE = re.compile(r'^msgid\s+"[^\n]*\n(?:"[^\n]*\n|msgid_plural[^\n]*\n)*msgstr(?:\[0\])?\s+"', re.M)
_HEAD = 100_000
"""Characters within which a catalogue has a message, and JSON Lines a line."""


def structure(text: str) -> Message | None:
    """What a file is that is no article, and what to do with it; None for prose and for pages."""
    if (root := _XML.match(text)) and root[1].lower() != "html":
        return say(
            "is XML, its first element is <{element}>; only XLIFF, TMX and XHTML are read, save it as one of them",
            element=root[1],
        )
    if text.lstrip("\ufeff \t\r\n")[:1] in {"{", "["} and _is_json(text):
        return say("is JSON and no article; audit JSON Lines with `mtaudit batch`")
    if _CATALOGUE.search(text[:_HEAD]):
        return say("is a catalogue of messages (gettext); convert it to XLIFF")
    return None


def _is_json(text: str) -> bool:
    """Whether all of a text or its first line is an object or a list."""
    first = text.lstrip("\ufeff \t\r\n")[:_HEAD].split("\n", 1)[0]
    return any(map(_loads, (first, text)))


def _loads(text: str) -> bool:
    try:
        return isinstance(json.loads(text.lstrip("\ufeff")), dict | list)
    except (ValueError, RecursionError):
        return False
