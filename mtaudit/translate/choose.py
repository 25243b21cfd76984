"""Which translator to take, and loading it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from mtaudit.errors import ModelError
from mtaudit.message import Message, say
from mtaudit.translate.cache import CachedModel, CachedTranslator
from mtaudit.translate.gloss import GlossTranslator
from mtaudit.translate.translator import DEVICES, USUAL, Decoding, TranslationModel, Translator

_NOTHING = Message("", "", {})


@dataclass(frozen=True, slots=True)
class Choice:
    """A translator's name for `load`, and a line for the user that says which it is (empty where it was asked for)."""

    name: str
    note: Message = _NOTHING


def choose(name: str = "auto") -> Choice:
    """What a model's name stands for: `auto` takes the best model on this machine, else `gloss`.

    `name` is `auto`, `gloss`, a name or hub id of models.yaml, that of a model that was added, or a folder that holds
    one. Nothing is downloaded. A damaged model is passed over by `auto`, and the note says so.

    Raises:
        ModelError: there is no such model, or it is not on this machine, or damaged, or does not read Arabic.
    """
    if name == "gloss":
        return Choice(name)
    from mtaudit.translate import folders, models

    if name != "auto":
        path = _folder(name)
        if path is None:
            model = models.find(name)
            if model.direction != "ar-en":
                raise ModelError(
                    "{name} translates English into Arabic, so it cannot translate the Arabic back", name=model.name
                )
            path = models.where(model)
            if path is None:
                raise ModelError("{name} is not on this machine: mtaudit models fetch {name}", name=model.name)
            name = model.name
            if model.kind == "firefox":
                return Choice(name)
        folders.check(path)
        models.refuse_forward(path)
        return Choice(name)
    damaged: list[ModelError] = []
    for known, kind, path in _on_this_machine():
        try:
            if kind == "marian":
                folders.check(path)
        except ModelError as error:
            damaged.append(error)
            continue
        note = say("back-translating with {model}", model=known)
        if kind == "marian" and folders.kind(path) == "marian":
            note = say(
                "back-translating with {model}; four times as fast after: mtaudit models convert {model}", model=known
            )
        return Choice(known, _also(damaged, note))
    default = next((model.name for model in models.models() if model.default), "")
    note = say(
        "back-translating word by word (gloss), no fluent English; for a translation model: pip install "
        "'mtaudit[marian]', then mtaudit models fetch {model} and mtaudit models convert {model}",
        model=default,
    )
    return Choice("gloss", _also(damaged, note))


def _also(damaged: Iterable[ModelError], note: Message) -> Message:
    """The note, behind what is wrong with the models that were passed over."""
    for error in reversed([*damaged]):
        note = say("{reason}, so it is not used; {note}", reason=error.message, note=note)
    return note


def load(name: str = "auto", decoding: Decoding = USUAL) -> Translator:
    """Load the translator that `choose` finds; models are cached, the gloss needs no cache.

    Raises:
        ModelError: as `choose`, or the model cannot be read, or the device is not there.
    """
    if decoding.device not in DEVICES:
        raise ModelError(
            "no device is called {device!r}: there are {devices}", device=decoding.device, devices=" and ".join(DEVICES)
        )
    name = choose(name).name
    if name == "gloss":
        return GlossTranslator()
    from mtaudit.translate import models

    path = _folder(name)
    return _cached(models.load_folder(path, decoding) if path else models.load(models.find(name), decoding))


def _cached(translator: Translator) -> Translator:
    return CachedModel(translator) if isinstance(translator, TranslationModel) else CachedTranslator(translator)


def load_forward(name: str, decoding: Decoding = USUAL) -> Translator:
    """Load a model that translates English into Arabic: a name of models.yaml, or a folder.

    Raises:
        ModelError: there is no such model, or it is not on this machine, or it does not translate into Arabic.
    """
    from mtaudit.translate import folders, models

    path = _folder(name)
    direction = folders.direction(path) if path else models.find(name).direction
    if direction != "en-ar":
        raise ModelError("{name}: does not translate English into Arabic", name=name)
    return _cached(models.load_folder(path, decoding) if path else models.load(models.find(name), decoding))


def _on_this_machine() -> Iterator[tuple[str, str, Path]]:
    """Name, kind and folder of the models that can translate back, the best first: what a user added is meant."""
    from mtaudit.translate import models

    for name, path in models.added().items():
        yield name, "marian", path
    for model in models.models():
        if model.direction == "ar-en" and (place := models.where(model)):
            yield model.name, model.kind, place


def _folder(name: str) -> Path | None:
    """The folder that a name stands for, unless it is one of models.yaml."""
    from mtaudit.translate import models

    if any(name in (model.name, model.hub) for model in models.models()):
        return None
    if name in (brought := models.added()):
        return brought[name]
    return Path(name) if name.startswith((".", "/")) or (name != "" and Path(name).is_dir()) else None
