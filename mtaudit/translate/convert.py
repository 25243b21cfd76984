"""Models made into 8-bit integers for CTranslate2: several times as fast as transformers, and without torch to run.

A model is built in a folder beside its place and renamed when it is whole and has been seen to translate, so that a
conversion that stops leaves no model; what a killed one left is removed by the next.
"""

from __future__ import annotations

import json
import shutil
import tempfile
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from mtaudit.errors import ModelError
from mtaudit.resources import cache_folder
from mtaudit.translate import folders, marian, models
from mtaudit.translate.models import About, Probe

_UNFINISHED = ".converting-"


def convert(name: str) -> Path:
    """Convert a fetched model, or the model in a folder.

    A model of models.yaml goes into the cache; that of a folder into FOLDER-int8 beside it.

    Raises:
        ModelError: it is not on this machine, or cannot be converted, or writes nonsense.
    """
    source = Path(name)
    if folders.kind(source) in {"marian", "release"}:
        target = source.resolve().with_name(source.resolve().name + "-int8")
        _build(source, target, About(name=target.name, revision=f"{folders.fingerprint(source)}-int8"))
        return target
    model = models.find(name)
    if model.kind != "marian":
        raise ModelError("{name} is made of 8-bit integers already: there is nothing to convert", name=model.name)
    found = models.checkpoint(model)
    if found is None:
        if not marian.available():
            raise ModelError(
                "converting {name} needs torch and transformers: {install}", name=model.name, install=marian.INSTALL
            )
        raise ModelError("{name} is not on this machine: mtaudit models fetch {name}", name=model.name)
    target = models.converted_path(model)
    about = About(name=model.name, revision=f"{model.revision[:12]}-int8")
    _build(found, target, about, [model.probe])
    return target


def add(path: Path, name: str = "") -> str:
    """Bring the model of a folder into the cache, so that `auto` takes it and its name is known; the name.

    Raises:
        ModelError: the folder holds no model, a damaged one, one that does not translate Arabic into English, or one
            that writes nonsense; or the name is another's.
    """
    name = name or path.resolve().name
    if name in {"auto", "gloss"} or any(name in (model.name, model.hub) for model in models.models()):
        raise ModelError("{name!r} is the name of another model: give one with --name", name=name)
    if not name or name.startswith(".") or "/" in name:
        raise ModelError("{name!r} is no name: give one with --name", name=name)
    folders.check(path)
    models.refuse_forward(path)
    print_ = folders.fingerprint(path)
    target = cache_folder() / "models" / f"{name}-{print_}-int8"
    earlier = models.added().get(name)
    _build(path, target, About(name=name, revision=f"{print_}-int8", added=True), models.probes())
    if earlier is not None and earlier != target:
        shutil.rmtree(earlier)
    return name


def _build(source: Path, target: Path, about: About, probes: Sequence[Probe] = ()) -> None:
    try:
        with _unfinished(target.parent) as folder:
            built = folder / "model"
            positions = _write(source, built, about.name)
            noted = about.model_copy(update={"positions": positions, "direction": folders.direction(source)})
            (built / "mtaudit.json").write_text(noted.model_dump_json(), "utf-8")
            translator = models.load_folder(built)
            if probes:
                models.probe(translator, about.name, list(probes))
            shutil.rmtree(target, ignore_errors=True)
            built.replace(target)
    except (OSError, ValueError, RuntimeError, KeyError) as error:
        raise ModelError(
            "{name} cannot be converted ({reason})", name=about.name, reason=" ".join(str(error).split())[:200]
        ) from None


def _write(source: Path, built: Path, name: str) -> int:
    """Write the converted model with its SentencePiece models; the number of its positions."""
    from ctranslate2.converters import OpusMTConverter, TransformersConverter

    kind = folders.kind(source)
    if kind == "ctranslate2":
        shutil.copytree(source, built)
        return models.about(source).positions
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        if kind == "release":
            folders.decoder(source)
            OpusMTConverter(str(source)).convert(str(built), quantization="int8")
            positions = About().positions
        else:
            models.load_folder(source)  # says what is wrong with a checkpoint, where a conversion makes something up
            TransformersConverter(str(source)).convert(str(built), quantization="int8")
            positions = int(json.loads((source / "config.json").read_text("utf-8"))["max_position_embeddings"])
    for file in folders.SENTENCE_PIECES:
        shutil.copyfile(source / file, built / file)
    return positions


@contextmanager
def _unfinished(parent: Path) -> Iterator[Path]:
    """A folder for what is not finished; a lock tells one that is in use from one whose process was killed."""
    parent.mkdir(parents=True, exist_ok=True)
    for left in parent.glob(f"{_UNFINISHED}*"):
        with (left / "lock").open("w") as lock:
            if _hold(lock):
                shutil.rmtree(left, ignore_errors=True)
    with tempfile.TemporaryDirectory(dir=parent, prefix=_UNFINISHED) as temporary:
        folder = Path(temporary)
        with (folder / "lock").open("w") as lock:
            _hold(lock)
            yield folder


def _hold(lock: TextIO) -> bool:
    """Whether a lock is ours until the file is closed; never where the system has no such locks."""
    try:
        import fcntl

        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (ImportError, OSError):
        return False
    return True
