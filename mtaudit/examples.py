"""The bundled examples: raw machine translations and their English sources."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

FIRST = "demo.ar.txt"


@dataclass(frozen=True, slots=True)
class Example:
    """An Arabic text, its English source if there is one, and what it is called."""

    name: str
    arabic: str
    english: str | None


def examples() -> tuple[Example, ...]:
    """All of them, the one of the documentation first; from the package, or from the checkout it is run from."""
    here = Path(__file__).parent
    folders = (here / "data" / "examples", here.parent / "examples")
    folder = next(each for each in folders if each.is_dir())
    names = sorted((path.name for path in folder.glob("*.ar.txt")), key=lambda name: (name != FIRST, name))
    return tuple(Example(name, _text(folder / name) or "", _text(_source(folder / name))) for name in names)


def demo_texts() -> tuple[str, str]:
    """The first one: its Arabic text and its English source."""
    first = examples()[0]
    return first.arabic, first.english or ""


def _source(path: Path) -> Path:
    return path.with_name(path.name.replace(".ar.txt", ".en.txt"))


def _text(path: Path) -> str | None:
    return path.read_text(encoding="utf-8") if path.exists() else None
