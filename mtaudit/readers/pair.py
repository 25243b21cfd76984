"""An article with its source, from two files or from one that holds both."""

from __future__ import annotations

from mtaudit.errors import ReadError
from mtaudit.gate import refused_texts
from mtaudit.readers.bitext import is_bitext, join, read_bitext
from mtaudit.readers.text import read


def read_pair(target: str, source: str | None = None) -> tuple[str, str | None]:
    """The Arabic text of `target` and the English one of `source`, if it is given; `-` is standard input.

    An XLIFF or TMX file as `target` holds both: its units become paragraphs.

    Raises:
        ReadError: one of them cannot be read, or both are given where one holds both.
    """
    if is_bitext(target):
        if source is not None:
            raise ReadError(f"{target}: holds its own source; leave --source out")
        english, arabic = join(read_bitext(target))
        if refused := refused_texts(arabic, english):
            raise ReadError(f"{'standard input' if target == '-' else target}: {refused}")
        return arabic, english
    if target == source == "-":
        raise ReadError("standard input: holds one text; give a file for the target or for --source")
    return read(target, language="ar"), None if source is None else read(source, language="en")
