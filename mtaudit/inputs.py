"""Which articles a command line means, and which source stands beside each."""

from __future__ import annotations

import glob
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path, PurePath

from mtaudit.errors import ReadError
from mtaudit.readers import is_bitext, open_input

ENDINGS = frozenset(
    {".txt", ".html", ".htm", ".xhtml", ".docx", ".xlf", ".xliff", ".mxliff", ".sdlxliff", ".mqxliff", ".txlf", ".tmx"}
)
"""Files that are taken out of a folder."""


@dataclass(frozen=True, slots=True)
class ArticleFiles:
    """The path of an article, and of its source if it has one of its own."""

    target: str
    source: str | None


def find_articles(
    targets: Iterable[str], source: str | None, pattern_of: Callable[[str], str | None]
) -> tuple[ArticleFiles, ...]:
    """The articles in files, folders and globs, each once, in order; `-` is standard input.

    `source` belongs to the only one. Otherwise `pattern_of` gives for each the pattern of its source's name, if there
    is one. A file that is the source of another is no article.

    Raises:
        ReadError: there are none, a source is missing, or one source is given for several.
    """
    found = list(dict.fromkeys(path for each in targets for path in _paths(each)))
    if source is not None:
        if len(found) != 1:
            raise ReadError("--source is for one article, not for {count}; give --source-pattern", count=len(found))
        return (ArticleFiles(found[0], source),)
    sources = {path: _source(path, pattern_of(path)) for path in found}
    beside = {each for each in sources.values() if each is not None and Path(each).exists()}
    articles = tuple(ArticleFiles(path, sources[path]) for path in found if str(PurePath(path)) not in beside)
    if not articles:
        raise ReadError("{targets}: no articles there", targets=", ".join(targets))
    for each in articles:
        if each.source is not None and not Path(each.source).exists():
            raise ReadError("{target}: its source {source} is missing", target=each.target, source=each.source)
    return articles


def _paths(target: str) -> Iterable[str]:
    path = Path(target)
    if target == "-" or path.is_file() or (not path.is_dir() and not glob.has_magic(target)):
        return [target]
    if not path.is_dir():
        return sorted(each for each in glob.iglob(target, recursive=True) if Path(each).is_file())  # noqa: PTH207
    return sorted(
        str(each)
        for each in path.rglob("*")
        if each.suffix.lower() in ENDINGS
        and each.is_file()
        and not any(part.startswith(".") for part in each.relative_to(path).parts)
    )


def _source(target: str, pattern: str | None) -> str | None:
    if not pattern or target == "-" or _holds_its_source(target):
        return None
    path = PurePath(target)
    base = path.name.split(".", 1)[0]
    name = pattern.replace("{stem}", path.stem).replace("{base}", base).replace("{name}", path.name)
    return str(path.parent / name)


def _holds_its_source(target: str) -> bool:
    """Whether a file is XLIFF or TMX, as far as it can be read; a pipe can be read only once."""
    if not Path(target).is_file():
        return False
    try:
        with open_input(target) as file:
            return is_bitext(target, file.read(4096))
    except (OSError, ReadError):
        return False
