"""The bundled example: a raw machine translation and its English source."""

from __future__ import annotations

from pathlib import Path


def demo_texts() -> tuple[str, str]:
    """The Arabic text and its English source, from the package, or from the checkout it is run from."""
    here = Path(__file__).parent
    folders = (here / "data" / "examples", here.parent / "examples")
    folder = next(each for each in folders if each.is_dir())
    return (
        (folder / "demo.ar.txt").read_text(encoding="utf-8"),
        (folder / "demo.en.txt").read_text(encoding="utf-8"),
    )
