"""The models of models.yaml and those that a user added: where they are on this machine, fetching and loading them."""

from __future__ import annotations

import sys
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Literal, Self

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from mtaudit.errors import ModelError
from mtaudit.language import ENGLISH, Language
from mtaudit.message import say
from mtaudit.resources import cache_folder
from mtaudit.translate import firefox, folders, marian
from mtaudit.translate.ctranslate2 import CTranslate2Translator
from mtaudit.translate.folders import Direction
from mtaudit.translate.translator import USUAL, Decoding, TranslationModel, Translator

_OPTIONAL_FILES = ("generation_config.json", "tokenizer_config.json", "special_tokens_map.json")


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Probe(_Strict):
    """A sentence and a word of its translation, to tell a model from one that writes nonsense."""

    text: str
    expected: str


class Measured(_Strict):
    """Published figures on one test set."""

    test: str
    bleu: float
    chrf: float | None = None


class Model(_Strict):
    """One entry of models.yaml."""

    name: str = Field(pattern=r"^[\w.-]+$")
    kind: Literal["marian", "firefox"] = "marian"
    hub: str = Field(default="", pattern=r"^([\w.-]+/[\w.-]+)?$")
    revision: str = Field(default="", pattern=r"^([0-9a-f]{40})?$")
    weights: Literal["", "model.safetensors", "pytorch_model.bin"] = ""
    direction: Direction
    licence: str
    architecture: str = ""
    megabytes: int
    measured: tuple[Measured, ...] = ()
    probe: Probe
    default: bool = False

    @model_validator(mode="after")
    def _pinned(self) -> Self:
        if self.kind == "marian" and not (self.hub and self.revision and self.weights):
            raise ValueError("a marian model has a hub, a revision and weights")
        return self


class About(BaseModel):
    """What is noted beside a converted model; `added` says that a user brought it."""

    name: str = ""
    direction: Direction | None = None
    revision: str = ""
    positions: int = 512
    added: bool = False


class _File(_Strict):
    models: tuple[Model, ...]
    probes: tuple[Probe, ...]


@cache
def models(path: Path | None = None) -> tuple[Model, ...]:
    """The models of a models.yaml, the best first; ours unless `path` is given.

    Raises:
        ModelError: the file cannot be read or does not describe models.
    """
    return _read(path or _own_file()).models


@cache
def probes() -> tuple[Probe, ...]:
    """What any translator from Arabic can translate."""
    return _read(_own_file()).probes


def _read(path: Path) -> _File:
    try:
        text = path.read_text("utf-8")
        return _File.model_validate(yaml.safe_load(text))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise ModelError(
            "{path}: cannot be read as YAML ({reason})", path=path, reason=" ".join(str(error).split())
        ) from None
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise ModelError(
            "{path}: {place}: {reason}", path=path, place=where or say("the file"), reason=first["msg"]
        ) from None


def find(name: str) -> Model:
    """The model of models.yaml of that name or hub id.

    Raises:
        ModelError: there is none.
    """
    for model in models():
        if name and name in (model.name, model.hub):
            return model
    known = ", ".join(["gloss", *added(), *(model.name for model in models())])
    raise ModelError(
        "no model is called {name!r}: there are {known}, or give a folder that holds one", name=name, known=known
    )


def added() -> dict[str, Path]:
    """The models that `add` brought, by name."""
    found = {path: about(path) for path in sorted((cache_folder() / "models").glob("*/"))}
    return {each.name: path for path, each in found.items() if each.added and not path.name.startswith(".")}


def converted(model: Model) -> Path | None:
    """The folder of the model converted for CTranslate2, if it is on this machine."""
    path = converted_path(model)
    return path if folders.kind(path) == "ctranslate2" else None


def converted_path(model: Model) -> Path:
    """Where the model goes when it is converted."""
    return cache_folder() / "models" / f"{model.name}-{model.revision[:12]}-int8"


def checkpoint(model: Model) -> Path | None:
    """The folder of the model's checkpoint in the hub's cache, if it is complete there."""
    if model.kind != "marian" or not marian.available():
        return None
    from huggingface_hub.constants import HF_HUB_CACHE

    if not (Path(HF_HUB_CACHE) / f"models--{model.hub.replace('/', '--')}").is_dir():
        return None  # importing the rest of huggingface_hub takes longer than all else
    from huggingface_hub import try_to_load_from_cache

    paths = [
        try_to_load_from_cache(model.hub, name, revision=model.revision)
        for name in (*folders.CHECKPOINT, model.weights)
    ]
    found = [Path(path) for path in paths if isinstance(path, str)]
    return found[0].parent if len(found) == len(paths) else None


def where(model: Model) -> Path | None:
    """The folder that a model is loaded from, if it is on this machine."""
    return firefox.folder() if model.kind == "firefox" else converted(model) or checkpoint(model)


def fetch(name: str) -> Path:
    """Bring a model to this machine, at its pinned revision; what the hub's cache has already is not downloaded.

    Raises:
        ModelError: no such model, no connection, or the model writes nonsense.
    """
    model = find(name)
    if model.kind == "firefox":
        path = firefox.fetch(model.name)
        probe(load(model), model.name, [model.probe])
        return path
    if not marian.available():
        raise ModelError(
            "fetching {name} needs torch and transformers: {install}", name=model.name, install=marian.INSTALL
        )
    path = checkpoint(model) or _download(model)
    probe(load_folder(path, name=model.name, revision=model.revision), model.name, [model.probe])
    return path


def _download(model: Model) -> Path:
    from huggingface_hub import HfApi, snapshot_download
    from huggingface_hub.utils.tqdm import disable_progress_bars

    if not sys.stderr.isatty():
        disable_progress_bars()
    wanted = [*folders.CHECKPOINT, *_OPTIONAL_FILES, model.weights]
    try:
        HfApi().model_info(model.hub, revision=model.revision, timeout=20)  # fails at once where a download tries on
        return Path(snapshot_download(model.hub, revision=model.revision, allow_patterns=wanted))
    except Exception as error:
        reason = " ".join(str(error).split())[:200] or type(error).__name__
        raise ModelError(
            "{hub} cannot be fetched: is there a connection to huggingface.co? ({reason})", hub=model.hub, reason=reason
        ) from None


def load(model: Model, decoding: Decoding = USUAL) -> Translator:
    """A model of models.yaml.

    Raises:
        ModelError: it is not on this machine, or cannot be read.
    """
    path = where(model)
    if path is None:
        raise ModelError("{name} is not on this machine: mtaudit models fetch {name}", name=model.name)
    if model.kind == "firefox":
        return firefox.FirefoxTranslator(path, model.name, folders.fingerprint(path))
    return load_folder(path, decoding, name=model.name, revision=model.revision[:12])


def load_folder(path: Path, decoding: Decoding = USUAL, *, name: str = "", revision: str = "") -> TranslationModel:
    """The model in a folder, of either kind; it has the folder's name unless another is noted there or given.

    Raises:
        ModelError: the folder holds no model, or one that cannot be read.
    """
    folders.check(path)
    noted = about(path)
    name, revision = noted.name or name or path.name, noted.revision or revision or folders.fingerprint(path)
    match folders.kind(path):
        case "ctranslate2":
            return CTranslate2Translator(path, name, revision, decoding, noted.positions)
        case "marian":
            return marian.MarianTranslator(path, name, revision, decoding)
    raise ModelError("{path}: holds an original release of OPUS-MT: mtaudit models add {path}", path=path)


def about(path: Path) -> About:
    """What is noted beside a model."""
    try:
        return About.model_validate_json((path / "mtaudit.json").read_bytes())
    except (OSError, ValidationError):
        return About()


def refuse_forward(path: Path) -> None:
    """See that the model of a folder translates Arabic into English.

    Raises:
        ModelError: it does not.
    """
    direction = about(path).direction or folders.direction(path)
    if direction != "ar-en":
        if direction == "en-ar":
            raise ModelError("{name} translates English into Arabic, so it cannot translate the Arabic back", name=path)
        raise ModelError("{name} does not read Arabic, so it cannot translate the Arabic back", name=path)


def probe(translator: Translator, name: str, wanted: list[Probe]) -> None:
    """See that a model translates at all: it renders most of the probes.

    Raises:
        ModelError: it writes nonsense.
    """
    translations = translator.translate([each.text for each in wanted])
    failed = [
        (each.text, text) for each, text in zip(wanted, translations, strict=True) if each.expected not in text.lower()
    ]
    if 2 * len(failed) > len(wanted):
        text, translation = failed[0]
        raise ModelError(
            "{name}: writes nonsense ({translation!r} for {text!r}): its weights are not trained, or its "
            "checkpoint is not read rightly by this version of transformers; take another model",
            name=name,
            translation=translation[:60],
            text=text,
        )


def describe_models(language: Language = ENGLISH) -> str:
    """A table of the models: what they are, and which of them are on this machine."""
    _ = language.gettext
    rows = [(_("model"), _("direction"), _("on this machine"), _("size"), _("licence"), _("published quality"))]
    for model in models():
        place = where(model)
        state = _("no") if place is None else _("converted") if place == converted(model) else _("fetched")
        quality = ", ".join(f"{each.test} {each.bleu} BLEU" for each in model.measured)
        name = _("{name} (default)", name=model.name) if model.default else model.name
        rows.append((name, model.direction, state, f"{model.megabytes} MB", model.licence, quality))
    for name, path in added().items():
        size = sum(file.stat().st_size for file in path.iterdir())
        rows.append((name, "ar-en", _("added"), f"{size // 10**6} MB", "-", "-"))
    rows.append(("gloss", "ar-en", _("always"), "-", "-", _("word by word, not fluent")))
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = ("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows)
    return "\n".join(lines) + "\n"


def _own_file() -> Path:
    packaged = Path(str(files("mtaudit"))) / "data" / "models.yaml"
    return packaged if packaged.is_file() else Path(__file__).parents[2] / "models.yaml"
