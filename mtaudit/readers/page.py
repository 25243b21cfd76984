"""What is text on a web page: without scripts, embedded posts, menus, advertisements and footers."""

from __future__ import annotations

import re
from typing import Any

from mtaudit.resources import words

_FURNITURE = ("script", "style", "noscript", "template", "head", "nav", "header", "footer", "aside", "form", "button")
_BLOCKS = ("p", "div", "section", "article", "main", "br", "li", "tr", "td", "th", "blockquote", "figcaption", "pre")
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_WITHOUT_TEXT = ("script", "style", "noscript", "template", "iframe", "ins")
_CONTAINERS = ("div", "section", "aside", "p", "figure")
_HELD_BY_ONE = 0.5
"""Share of a page's text that makes what holds it the page, whatever it is called: ASP.NET puts all into a form."""


def prepare(tree: Any) -> None:
    """Take out what is no text, so that what stands behind it is not taken for a part of it."""
    whole = len(tree.text_content())
    for form in list(tree.iter("form")):
        if form is not tree and _is_page(form, whole):
            form.drop_tag()
    embeds = words("lexicon/pages/embeds.txt")
    for element in list(tree.iter(*_WITHOUT_TEXT, "blockquote", "div", "section")):
        if element is not tree and (element.tag in _WITHOUT_TEXT or _classes(element) & embeds):
            element.drop_tree()
    for element in reversed(list(tree.iter(*_CONTAINERS))):
        if len(element) == 0 and not (element.text or "").strip() and element is not tree:
            element.attrib.clear()
            element.tag = "br"  # so that what stands behind it is a line of its own
    for span in tree.iter("span"):
        if span.get("class") and not span.tail and _is_span(span.getnext()):
            span.tail = " "  # parted by its style alone: a date before a text


def _words_of(classes: frozenset[str]) -> frozenset[str]:
    """The words that the names of classes are made of: article-related is of two."""
    return frozenset(word for name in classes for word in re.split(r"[^a-z]+", name))


def _is_span(element: Any) -> bool:
    return element is not None and element.tag == "span"


def _classes(element: Any) -> frozenset[str]:
    return frozenset(f"{element.get('class', '')} {element.get('id', '')}".lower().split())


def visible_text(tree: Any) -> str:
    """The text outside what the page's elements and their classes call furniture, a line a block; `tree` is used up."""
    whole = len(tree.text_content())
    named = words("lexicon/pages/furniture.txt")
    for element in list(tree.iter()):
        by_class = bool(_words_of(_classes(element)) & named) and not _is_page(element, whole)
        if element is not tree and (element.tag in _FURNITURE or by_class):
            element.drop_tree()
    for element in tree.iter(*_BLOCKS, *_HEADINGS):
        element.text = "\n" + (element.text or "")
        element.tail = "\n" + (element.tail or "")
    return str(tree.text_content())


def _is_page(element: Any, whole: int) -> bool:
    return len(element.text_content()) > _HELD_BY_ONE * whole
