"""Which translator to take, and loading it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from mtaudit.errors import ModelError
from mtaudit.translate.cache import CachedTranslator
from mtaudit.translate.gloss import GlossTranslator
from mtaudit.translate.translator import Translator


@dataclass(frozen=True, slots=True)
class Choice:
    """A translator's name for `load`, and a line for the user that says which it is (empty where it was asked for)."""

    name: str
    note: str


def choose(name: str = "auto") -> Choice:
    """What a model's name stands for: `auto` takes the best model on this machine, else `gloss`.

    `name` is `auto`, `gloss`, a name or hub id of models.yaml, or a folder that holds a model. Nothing is downloaded.

    Raises:
        ModelError: there is no such model, or it is not on this machine.
    """
    if name == "gloss":
        return Choice(name, "")
    from mtaudit.translate import models

    if name != "auto":
        if _is_path(name):
            if not (models.is_converted(Path(name)) or models.is_checkpoint(Path(name))):
                models.load_folder(Path(name))
            return Choice(name, "")
        model = models.find(name)
        if not (models.converted(model) or models.checkpoint(model)):
            raise ModelError(f"{model.name} is not on this machine: mtaudit models fetch {model.name}")
        return Choice(model.name, "")
    for model in models.models():
        if models.converted(model):
            return Choice(model.name, f"back-translating with {model.name}")
        if models.checkpoint(model):
            return Choice(
                model.name,
                f"back-translating with {model.name}; four times as fast after: mtaudit models convert {model.name}",
            )
    default = next((model.name for model in models.models() if model.default), "")
    return Choice(
        "gloss",
        "back-translating word by word (gloss), no fluent English; for a translation model: pip install "
        f"'mtaudit[marian]', then mtaudit models fetch {default} and mtaudit models convert {default}",
    )


def load(name: str = "auto") -> Translator:
    """Load the translator that `choose` finds; models are cached, the gloss needs no cache.

    Raises:
        ModelError: as `choose`, or the model cannot be read.
    """
    name = choose(name).name
    if name == "gloss":
        return GlossTranslator()
    from mtaudit.translate import models
    from mtaudit.translate.marian import MarianTranslator

    if _is_path(name):
        return CachedTranslator(models.load_folder(Path(name)))
    model = models.find(name)
    if path := models.converted(model):
        return CachedTranslator(models.load_folder(path))
    if path := models.checkpoint(model):
        return CachedTranslator(MarianTranslator(path, model.name, model.revision[:12]))
    raise ModelError(f"{model.name} is not on this machine: mtaudit models fetch {model.name}")


def _is_path(name: str) -> bool:
    from mtaudit.translate.models import models

    known = any(name in (model.name, model.hub) for model in models())
    return not known and (name.startswith((".", "/")) or (name != "" and Path(name).is_dir()))
