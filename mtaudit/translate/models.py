"""The models of models.yaml: where they are on this machine, fetching and converting them."""

from __future__ import annotations

import json
import shutil
import tempfile
import warnings
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from mtaudit.errors import ModelError
from mtaudit.translate import marian
from mtaudit.translate.cache import folder as cache_folder
from mtaudit.translate.ctranslate2 import CTranslate2Translator
from mtaudit.translate.translator import TranslationModel

_SMALL_FILES = ("config.json", "source.spm", "target.spm", "vocab.json")
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
    chrf: float


class Model(_Strict):
    """One entry of models.yaml."""

    name: str = Field(pattern=r"^[\w.-]+$")
    hub: str = Field(pattern=r"^[\w.-]+/[\w.-]+$")
    revision: str = Field(pattern=r"^[0-9a-f]{40}$")
    weights: Literal["model.safetensors", "pytorch_model.bin"]
    direction: Literal["ar-en"]
    licence: str
    architecture: str = ""
    megabytes: int
    measured: tuple[Measured, ...] = ()
    probe: Probe
    default: bool = False


class About(BaseModel):
    """What `convert` notes beside a converted model: its name, revision and number of positions."""

    name: str = ""
    revision: str = ""
    positions: int = 512


class _File(_Strict):
    models: tuple[Model, ...]


@cache
def models(path: Path | None = None) -> tuple[Model, ...]:
    """The models of a models.yaml, the best first; ours unless `path` is given.

    Raises:
        ModelError: the file cannot be read or does not describe models.
    """
    return _read(path or _own_file()).models


def _read(path: Path) -> _File:
    try:
        text = path.read_text("utf-8")
        return _File.model_validate(yaml.safe_load(text))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise ModelError(f"{path}: cannot be read as YAML ({' '.join(str(error).split())})") from None
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise ModelError(f"{path}: {where or 'the file'}: {first['msg']}") from None


def find(name: str) -> Model:
    """The model of that name or hub id.

    Raises:
        ModelError: there is none.
    """
    for model in models():
        if name in (model.name, model.hub):
            return model
    known = ", ".join(["gloss", *(model.name for model in models())])
    raise ModelError(f"no model is called {name!r}: there are {known}, or give a folder that holds one")


def converted(model: Model) -> Path | None:
    """The folder of the model converted for CTranslate2, if it is on this machine."""
    path = _converted_path(model)
    return path if is_converted(path) else None


def checkpoint(model: Model) -> Path | None:
    """The folder of the model's checkpoint in the hub's cache, if it is complete there."""
    if not marian.available():
        return None
    from huggingface_hub.constants import HF_HUB_CACHE

    if not (Path(HF_HUB_CACHE) / f"models--{model.hub.replace('/', '--')}").is_dir():
        return None  # importing the rest of huggingface_hub takes longer than all else
    from huggingface_hub import try_to_load_from_cache

    paths = [
        try_to_load_from_cache(model.hub, name, revision=model.revision) for name in (*_SMALL_FILES, model.weights)
    ]
    found = [Path(path) for path in paths if isinstance(path, str)]
    return found[0].parent if len(found) == len(paths) else None


def is_converted(path: Path) -> bool:
    """Whether a folder holds a model for CTranslate2."""
    return all((path / name).is_file() for name in ("model.bin", "source.spm", "target.spm"))


def is_checkpoint(path: Path) -> bool:
    """Whether a folder holds a MarianMT checkpoint."""
    weights = any((path / name).is_file() for name in ("model.safetensors", "pytorch_model.bin"))
    return weights and all((path / name).is_file() for name in _SMALL_FILES)


def fetch(name: str) -> Path:
    """Download a model's checkpoint, at its pinned revision, into the hub's cache.

    Raises:
        ModelError: no such model, no connection, or the model writes nonsense.
    """
    model = find(name)
    if not marian.available():
        raise ModelError(f"fetching {model.name} needs torch and transformers: {marian.INSTALL}")
    from huggingface_hub import HfApi, snapshot_download

    wanted = [*_SMALL_FILES, *_OPTIONAL_FILES, model.weights]
    try:
        HfApi().model_info(model.hub, revision=model.revision, timeout=20)  # fails at once where a download tries on
        path = Path(snapshot_download(model.hub, revision=model.revision, allow_patterns=wanted))
    except Exception as error:
        reason = " ".join(str(error).split())[:200] or type(error).__name__
        raise ModelError(
            f"{model.hub} cannot be fetched: is there a connection to huggingface.co? ({reason})"
        ) from None
    _probe(marian.MarianTranslator(path, model.name, model.revision), model)
    return path


def convert(name: str) -> Path:
    """Convert a fetched model, or the checkpoint in a folder, to 8-bit integers for CTranslate2.

    A model of models.yaml goes into the cache; the checkpoint of a folder into FOLDER-int8 beside it.

    Raises:
        ModelError: it is not on this machine, or cannot be converted, or writes nonsense.
    """
    if is_checkpoint(Path(name)):
        source = Path(name)
        target = source.resolve().with_name(source.resolve().name + "-int8")
        _convert(source, target, target.name, fingerprint(source), None)
        return target
    model = find(name)
    found = checkpoint(model)
    if found is None:
        if not marian.available():
            raise ModelError(f"converting {model.name} needs torch and transformers: {marian.INSTALL}")
        raise ModelError(f"{model.name} is not on this machine: mtaudit models fetch {model.name}")
    _convert(found, _converted_path(model), model.name, model.revision, model)
    return _converted_path(model)


def load_folder(path: Path) -> TranslationModel:
    """The model in a folder, of either kind.

    Raises:
        ModelError: the folder holds no model, or one that cannot be read.
    """
    if is_converted(path):
        about = _about(path)
        return CTranslate2Translator(
            path, about.name or path.name, about.revision or fingerprint(path), about.positions
        )
    if is_checkpoint(path):
        return marian.MarianTranslator(path, path.name, fingerprint(path))
    raise ModelError(
        f"{path}: holds no model (config.json, vocab.json, source.spm, target.spm and model.safetensors, "
        "or what `mtaudit models convert` writes)"
    )


def fingerprint(path: Path) -> str:
    """A short hash of a model folder: of its small files, and of the size and both ends of the large ones."""
    import hashlib

    digest = hashlib.sha256()
    for file in sorted(entry for entry in path.iterdir() if entry.is_file()):
        size = file.stat().st_size
        digest.update(f"{file.name}\0{size}\0".encode())
        with file.open("rb") as stream:
            digest.update(stream.read(1024**2))
            stream.seek(max(0, size - 1024**2))
            digest.update(stream.read(1024**2))
    return digest.hexdigest()[:12]


def describe_models() -> str:
    """A table of the models: what they are, and which of them are on this machine."""
    rows = [("name", "on this machine", "size", "licence", "published quality")]
    for model in models():
        where = "converted" if converted(model) else "fetched" if checkpoint(model) else "no"
        quality = ", ".join(f"{each.test} {each.bleu} BLEU" for each in model.measured)
        name = model.name + (" (default)" if model.default else "")
        rows.append((name, where, f"{model.megabytes} MB", model.licence, quality))
    rows.append(("gloss", "always", "-", "-", "word by word, not fluent"))
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = ("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows)
    return "\n".join(lines) + "\n"


def _own_file() -> Path:
    packaged = Path(str(files("mtaudit"))) / "data" / "models.yaml"
    return packaged if packaged.is_file() else Path(__file__).parents[2] / "models.yaml"


def _converted_path(model: Model) -> Path:
    return cache_folder() / "models" / f"{model.name}-{model.revision[:12]}-int8"


def _about(path: Path) -> About:
    try:
        return About.model_validate_json((path / "mtaudit.json").read_bytes())
    except (OSError, ValidationError):
        return About()


def _convert(source: Path, target: Path, name: str, revision: str, model: Model | None) -> None:
    """Convert into a temporary folder beside `target` and rename it, so that no half model is ever found."""
    if not marian.available():
        raise ModelError(f"converting {name} needs torch and transformers: {marian.INSTALL}")
    from ctranslate2.converters import TransformersConverter

    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=target.parent) as temporary, warnings.catch_warnings():
            warnings.simplefilter("ignore")
            built = Path(temporary) / "model"
            converter = TransformersConverter(str(source), copy_files=["source.spm", "target.spm"])
            converter.convert(str(built), quantization="int8")
            positions = json.loads((source / "config.json").read_text("utf-8"))["max_position_embeddings"]
            about = About(name=name, revision=f"{revision[:12]}-int8", positions=positions)
            (built / "mtaudit.json").write_text(about.model_dump_json(), "utf-8")
            if model:
                _probe(load_folder(built), model)
            shutil.rmtree(target, ignore_errors=True)
            built.replace(target)
    except (OSError, ValueError, RuntimeError, KeyError) as error:
        raise ModelError(f"{name} cannot be converted ({' '.join(str(error).split())[:200]})") from None


def _probe(translator: TranslationModel, model: Model) -> None:
    translation = translator.translate([model.probe.text])[0]
    if model.probe.expected not in translation.lower():
        raise ModelError(
            f"{model.name}: writes nonsense ({translation[:60]!r} for {model.probe.text!r}); this version of "
            "transformers does not read its checkpoint rightly, take another model"
        )
