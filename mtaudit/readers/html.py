"""The article of a web page, without menus, advertisements, embedded posts and footers."""

from __future__ import annotations

import re
from copy import deepcopy
from itertools import islice
from typing import Any

from mtaudit.readers.page import prepare, visible_text

_NOT_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_REFERENCE = re.compile(r"&#(?:[xX]0*([0-9a-fA-F]{1,6})(?![0-9a-fA-F])|0*([0-9]{1,7})(?![0-9]));?")
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_LONGEST_TITLE = 500
_PROSE = re.compile(r"(?:\S+\s+){7,}\S*[.!?؟…»”\"]$")
"""A sentence of eight words or more: what an article cannot do without."""
_MOST_RESTORED = 200
_LARGE_TAG = re.compile(
    r"""<([a-zA-Z][\w:-]*+)(?=[^<>]{4096})(?:[^"'<>]|"[^"]*+"|'[^']*+')*+>|<([a-zA-Z][\w:-]*+)[^<>]{65536,}+>?"""
)
"""A tag of more than 4 KB, or of 64 KB whatever its quotes: libxml2 takes the square of the number of attributes."""


def article_text(html: str) -> str:
    """The headline and paragraphs of the article, separated by blank lines; empty if the page has no text.

    Extraction is trafilatura's (Barbaresi 2021, https://aclanthology.org/2021.acl-demo.15); where that finds
    nothing, all visible text outside menus and footers. Nothing is fetched. Elements nested deeper than 256 are
    left out: libxml2 stops there.
    """
    html = _REFERENCE.sub(_of_character, _DECLARATION.sub("", _NOT_XML.sub(" ", html)))
    tree = _parse(_LARGE_TAG.sub(lambda tag: f"<{tag[1] or tag[2]}>", html))
    if tree is None:
        return ""
    headline = _headline(tree)
    prepare(tree)
    visible = deepcopy(tree)
    extracted = _paragraphs(_extract(tree))
    paragraphs = _restored(extracted, _paragraphs(visible_text(visible)))
    if headline and headline not in paragraphs[:3]:
        paragraphs.insert(0, headline)
    return "\n\n".join(paragraphs)


def _of_character(reference: re.Match[str]) -> str:
    """A character reference, or a blank if libxml2 would read what it does not let anybody write again."""
    number = int(reference[1], 16) if reference[1] else int(reference[2])
    forbidden = 0 < number < 0xD800 or 0xFFFE <= number <= 0xFFFF  # of the others it makes U+FFFD or a character
    return " " if forbidden and _NOT_XML.match(chr(number)) else reference[0]


def _parse(html: str) -> Any:
    from lxml import etree
    from lxml import html as lxml_html

    parser = lxml_html.HTMLParser(no_network=True, remove_comments=True, remove_pis=True, huge_tree=False)
    try:
        return lxml_html.document_fromstring(html, parser=parser)
    except (etree.LxmlError, ValueError, AssertionError):
        return None


def _restored(extracted: list[str], visible: list[str]) -> list[str]:
    """What was extracted, with the sentences that stand on the page between its paragraphs and fell out."""
    if not extracted:
        return visible
    places = {paragraph: i for i, paragraph in enumerate(visible)}
    known = [places[paragraph] for paragraph in extracted if paragraph in places]
    if not known:
        return extracted
    between = sorted(set(range(min(known), max(known))) - set(known))
    missing = [i for i in between if _PROSE.match(visible[i])]
    everything = "".join("".join(extracted).split())
    result = list(extracted)
    for i in missing[:_MOST_RESTORED]:
        if "".join(visible[i].split()) not in everything:
            before = visible[max(k for k in known if k < i)]
            result.insert(result.index(before) + 1, visible[i])
            known.append(i)
    return result


def _extract(tree: Any) -> str:
    from trafilatura import extract

    try:
        return (
            extract(
                tree,
                output_format="txt",
                include_comments=False,
                include_tables=False,
                deduplicate=False,
                favor_precision=True,
            )
            or ""
        )
    except Exception:
        return ""  # trafilatura fails in many ways on hostile pages; the visible text is left


def _headline(tree: Any) -> str:
    """The heading that the page's title repeats, else the only first-level heading, else nothing."""
    titles = [_words(element.text_content())[:_LONGEST_TITLE] for element in islice(tree.iter("title"), 3)]
    tags = islice(tree.iter("meta"), 200)
    titles += [_words(tag.get("content", ""))[:_LONGEST_TITLE] for tag in tags if tag.get("property") == "og:title"]
    headings = [_words(element.text_content()) for element in islice(tree.iter("h1", "h2"), 100)]
    repeated = [heading for heading in headings if heading and any(heading in title for title in titles)]
    if repeated:
        return max(repeated, key=len)
    first_level = [_words(element.text_content()) for element in islice(tree.iter("h1"), 2)]
    return first_level[0] if len(first_level) == 1 else ""


def _words(text: str) -> str:
    return " ".join(text.split())


def _paragraphs(text: str) -> list[str]:
    return [line for raw in text.splitlines() if (line := _words(raw).removeprefix("- "))]
