"""The small Arabic-English model of Firefox, through the package fxtranslate: fast on any processor, without torch.

fxtranslate would ask Mozilla's servers whenever it loads a model by its languages; here it is given the files, so that
an audit never touches the network.
"""

from __future__ import annotations

import sys
import threading
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from mtaudit.errors import ModelError
from mtaudit.resources import cache_folder
from mtaudit.translate.batches import split_long
from mtaudit.translate.translator import Progress

if TYPE_CHECKING:
    import fxtranslate

INSTALL = "pip install 'mtaudit[firefox]'"
_LONGEST = 400
"""Characters translated at once, some 130 pieces: the engine cuts off what is longer than its context, unasked."""
_FILES = ("model.*.bin", "*vocab.*.spm")


def available() -> bool:
    """Whether fxtranslate is installed."""
    return find_spec("fxtranslate") is not None


def folder() -> Path | None:
    """The folder of the model, if it is complete on this machine."""
    path = cache_folder() / "firefox" / "ar-en"
    return path if available() and all(list(path.glob(pattern)) for pattern in _FILES) else None


def fetch(name: str) -> Path:
    """Download the model, whose files fxtranslate holds against the checksums that Mozilla publishes.

    Raises:
        ModelError: fxtranslate is not installed, or there is no connection.
    """
    if not available():
        raise ModelError("fetching {name} needs fxtranslate: {install}", name=name, install=INSTALL)
    if found := folder():
        return found
    from fxtranslate import discovery

    try:
        discovery.add_models("ar", "en", str(cache_folder() / "firefox"), progress=sys.stderr.isatty())
    except (OSError, ValueError) as error:
        reason = " ".join(str(error).split())[:200]
        raise ModelError(
            "{name} cannot be fetched: is there a connection to mozilla.com? ({reason})", name=name, reason=reason
        ) from None
    if found := folder():
        return found
    raise ModelError("{name} cannot be fetched: Mozilla does not offer a model from Arabic into English", name=name)


class FirefoxTranslator:
    """A folder as Mozilla publishes it: model, vocabulary (one, or one a side), list of likely words."""

    kind = "firefox"
    fluent = True

    def __init__(self, path: Path, name: str, revision: str) -> None:
        self.name, self.revision = name, revision
        self._path = path
        self._engines = threading.local()  # an engine answers no other thread than that which made it
        self._engine()

    def translate(self, sentences: Sequence[str], progress: Progress | None = None) -> list[str]:
        """Translate sentences one by one."""
        engine = self._engine()
        done: dict[str, str] = {}
        for sentence in sentences:
            if sentence not in done:
                clean = sentence.encode("utf-8", "replace").decode("utf-8")
                done[sentence] = " ".join(engine.translate(part).strip() for part in split_long(clean, _LONGEST))
            if progress:
                progress(1)
        return [done[sentence] for sentence in sentences]

    def _engine(self) -> fxtranslate.Translator:
        if not hasattr(self._engines, "translator"):
            self._engines.translator = _load(self._path, self.name)
        engine: fxtranslate.Translator = self._engines.translator
        return engine


def _load(path: Path, name: str) -> fxtranslate.Translator:
    import fxtranslate

    def read(pattern: str) -> bytes | None:
        return next((file.read_bytes() for file in path.glob(pattern)), None)

    model, shared = read("model.*.bin"), read("vocab.*.spm")
    source, target = shared or read("srcvocab.*.spm"), shared or read("trgvocab.*.spm")
    if model is None or source is None or target is None:
        raise ModelError(
            "{name}: {path} lacks the model or its vocabulary: mtaudit models fetch {name}", name=name, path=path
        )
    try:
        return fxtranslate.Translator(model, source, target, read("lex.*.bin"))
    except ValueError as error:
        raise ModelError(
            "{name}: {path} holds no model that can be read ({reason})", name=name, path=path, reason=error
        ) from None
