"""The article of a web page, without menus, advertisements and footers."""

from __future__ import annotations

import re
from itertools import islice
from typing import Any

_NOT_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_FURNITURE = ("script", "style", "noscript", "template", "head", "nav", "header", "footer", "aside", "form", "button")
_BLOCKS = ("p", "div", "section", "article", "main", "br", "li", "tr", "td", "th", "blockquote", "figcaption", "pre")
_LONGEST_TITLE = 500
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


def article_text(html: str) -> str:
    """The headline and paragraphs of the article, separated by blank lines; empty if the page has no text.

    Extraction is trafilatura's (Barbaresi 2021, https://aclanthology.org/2021.acl-demo.15); where that finds
    nothing, all visible text outside menus and footers. Nothing is fetched. Elements nested deeper than 256 are
    left out: libxml2 stops there.
    """
    html = _DECLARATION.sub("", _NOT_XML.sub(" ", html))
    tree = _parse(html)
    if tree is None:
        return ""
    headline = _headline(tree)
    paragraphs = _paragraphs(_extract(tree)) or _paragraphs(_visible_text(tree))
    if headline and headline not in paragraphs[:3]:
        paragraphs.insert(0, headline)
    return "\n\n".join(paragraphs)


def _parse(html: str) -> Any:
    from lxml import etree
    from lxml import html as lxml_html

    parser = lxml_html.HTMLParser(no_network=True, remove_comments=True, remove_pis=True, huge_tree=False)
    try:
        return lxml_html.document_fromstring(html, parser=parser)
    except (etree.LxmlError, ValueError, AssertionError):
        return None


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


def _visible_text(tree: Any) -> str:
    for element in list(tree.iter(*_FURNITURE)):
        if element is not tree:
            element.drop_tree()
    for element in tree.iter(*_BLOCKS, *_HEADINGS):
        element.text = "\n" + (element.text or "")
        element.tail = "\n" + (element.tail or "")
    return str(tree.text_content())


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
