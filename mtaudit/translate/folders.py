"""What a model's folder holds, told from its files before anything is loaded: its kind, its direction, its damage."""

from __future__ import annotations

import hashlib
import json
import re
import struct
from pathlib import Path
from typing import Any, BinaryIO, Literal

import yaml

from mtaudit.errors import ModelError, ReadError
from mtaudit.readers.files import read_limited

Kind = Literal["marian", "ctranslate2", "release"]
"""A checkpoint for transformers, a model for CTranslate2, an original release of OPUS-MT (Marian's own files)."""
Direction = Literal["ar-en", "en-ar"]

SENTENCE_PIECES = ("source.spm", "target.spm")
CHECKPOINT = ("config.json", "vocab.json", *SENTENCE_PIECES)
WEIGHTS = ("model.safetensors", "pytorch_model.bin")
_LARGEST_SETTINGS = 50_000_000
"""Bytes of a file of settings or of a vocabulary."""
_ARABIC_PART = re.compile("[ء-ي]{2}")


def kind(path: Path) -> Kind | None:
    """What a folder holds; None where nothing that can be read as a model."""
    has = {entry.name for entry in path.iterdir()} if path.is_dir() else set()
    if not has.issuperset(SENTENCE_PIECES):
        return None
    if "model.bin" in has:
        return "ctranslate2"
    if has.issuperset(CHECKPOINT) and not has.isdisjoint(WEIGHTS):
        return "marian"
    return "release" if "decoder.yml" in has else None


def weights(path: Path) -> Path:
    """The file of a folder's weights."""
    names = [decoder(path)["models"][0]] if kind(path) == "release" else ["model.bin", *WEIGHTS]
    return next(path / name for name in names if (path / name).is_file())


def decoder(path: Path) -> dict[str, list[str]]:
    """The settings of an original release: its models and its vocabularies, file names within the folder.

    Raises:
        ModelError: they are not told, or are not in the folder.
    """
    try:
        settings = yaml.safe_load(read_limited(path / "decoder.yml", _LARGEST_SETTINGS))
        names = {key: [str(name) for name in settings[key]] for key in ("models", "vocabs")}
    except (OSError, ReadError, UnicodeDecodeError, yaml.YAMLError, KeyError, TypeError):
        raise ModelError("{path}: decoder.yml does not name a model and its vocabularies", path=path) from None
    for name in [*names["models"][:1], *names["vocabs"]]:
        if Path(name).name != name or not (path / name).is_file():
            raise ModelError("{path}: {name}, which decoder.yml names, is not in the folder", path=path, name=name)
    if not names["models"] or not names["vocabs"]:
        raise ModelError("{path}: decoder.yml names no model or no vocabulary", path=path)
    return names


def check(path: Path) -> None:
    """See that a model is whole, as far as its files tell.

    Raises:
        ModelError: the folder holds no model, or a damaged one.
    """
    found = kind(path)
    if found is None:
        raise ModelError(
            "{path}: holds no model (config.json, vocab.json, source.spm, target.spm and model.safetensors, "
            "an original release of OPUS-MT, or what `mtaudit models convert` writes)",
            path=path,
        )
    try:
        if found == "marian":
            _check_config(path)
        file = weights(path)
        with file.open("rb") as stream:
            if file.name == "model.safetensors":
                _check_safetensors(stream, file.stat().st_size)
            elif found == "ctranslate2":
                _check_binary(stream, file.stat().st_size)
    except (OSError, ReadError, ValueError, KeyError, TypeError, AttributeError, struct.error) as error:
        raise ModelError(
            "{path}: the model is damaged ({reason})", path=path, reason=" ".join(str(error).split())[:200]
        ) from None


def direction(path: Path) -> Direction | None:
    """Which way a model translates: the side with more parts of Arabic words among its pieces is the Arabic one.

    Where both sides share one vocabulary, the settings of the tokenizer say it; None where nothing does.
    """
    source, target = (_arabic_parts(path / name) for name in SENTENCE_PIECES)
    if source != target:
        return "ar-en" if source > target else "en-ar"
    try:
        settings = json.loads(read_limited(path / "tokenizer_config.json", _LARGEST_SETTINGS))
        languages = f"{settings['source_lang']:.2}-{settings['target_lang']:.2}"
    except (OSError, ReadError, ValueError, KeyError, TypeError):
        return None
    return "ar-en" if languages == "ar-en" else "en-ar" if languages == "en-ar" else None


def fingerprint(path: Path) -> str:
    """A short hash of a model folder: of its small files, and of the size and both ends of the large ones."""
    digest = hashlib.sha256()
    for file in sorted(entry for entry in path.iterdir() if entry.is_file()):
        size = file.stat().st_size
        digest.update(f"{file.name}\0{size}\0".encode())
        with file.open("rb") as stream:
            digest.update(stream.read(1024**2))
            stream.seek(max(0, size - 1024**2))
            digest.update(stream.read(1024**2))
    return digest.hexdigest()[:12]


def _arabic_parts(path: Path) -> int:
    import sentencepiece

    try:
        model = sentencepiece.SentencePieceProcessor(model_file=str(path))
    except (OSError, RuntimeError):
        raise ModelError("{path} is no SentencePiece model", path=path) from None
    return sum(bool(_ARABIC_PART.search(model.id_to_piece(number))) for number in range(model.get_piece_size()))


def _check_config(path: Path) -> None:
    config = json.loads(read_limited(path / "config.json", _LARGEST_SETTINGS))
    if config.get("model_type") != "marian":
        raise ValueError(f"config.json is of a model of type {config.get('model_type')!r}, not marian")
    vocabulary = json.loads(read_limited(path / "vocab.json", _LARGEST_SETTINGS))
    if not isinstance(vocabulary, dict):
        raise ValueError("vocab.json is no object of pieces and their numbers")
    numbers = set(vocabulary.values())
    if {"</s>", "<unk>"} - vocabulary.keys():
        raise ValueError("vocab.json lacks </s> or <unk>")
    if len(numbers) < len(vocabulary) or not numbers <= set(range(config["vocab_size"])):
        raise ValueError(f"the numbers of vocab.json are not different ones below {config['vocab_size']}")


def _check_safetensors(stream: BinaryIO, size: int) -> None:
    """See that the file has all bytes that its header tells of."""
    length = int.from_bytes(stream.read(8), "little")
    if length > size - 8:
        raise ValueError("model.safetensors is not what its name says, or is cut short")
    header: dict[str, Any] = json.loads(stream.read(length))
    ends = [each["data_offsets"][1] for name, each in header.items() if name != "__metadata__"]
    if not ends or max(ends) > size - 8 - length:
        raise ValueError("model.safetensors is cut short")


def _check_binary(stream: BinaryIO, size: int) -> None:
    """Walk over the variables of a CTranslate2 model, whose format ctranslate2.specs.model_spec writes."""

    def number(layout: str) -> int:
        return int(struct.unpack(layout, stream.read(struct.calcsize(layout)))[0])

    try:
        number("I")
        stream.seek(number("H"), 1)
        number("I")
        variables = number("I")
        for _ in range(variables):
            stream.seek(number("H"), 1)
            stream.seek(4 * number("B") + 1, 1)
            stream.seek(number("I"), 1)
            if stream.tell() > size:
                raise ValueError
    except (struct.error, ValueError):
        raise ValueError("model.bin is cut short") from None
    if not variables:
        raise ValueError("model.bin is empty")
