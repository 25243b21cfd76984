"""The weights of the sentence encoder are the same whether they were unpacked before or not."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from mtaudit.encode.weights import TABLES, read_weights


@pytest.fixture
def packed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("MTAUDIT_CACHE", str(tmp_path / "cache"))
    return _pack(tmp_path / "weights.npz", 0.5)


def _pack(path: Path, epsilon: float) -> Path:
    arrays: dict[str, Any] = {"eps": np.float64(epsilon), "w": np.ones((2, 3), np.float32)}
    for number in range(TABLES):
        arrays[f"q{number + 1}"] = np.array([[number], [number + TABLES]], np.uint8)
    np.savez_compressed(path, **arrays)
    return path


def _check(packed: Path) -> None:
    weights = read_weights(packed)
    assert weights["embeddings"].ravel().tolist() == list(range(2 * TABLES))
    assert float(weights["eps"]) == 0.5
    assert weights["w"].tolist() == [[1, 1, 1], [1, 1, 1]]


def test_they_are_unpacked_once(packed: Path) -> None:
    _check(packed)
    [kept] = (packed.parent / "cache").iterdir()
    written = kept.stat().st_mtime_ns
    _check(packed)
    assert kept.stat().st_mtime_ns == written


@pytest.mark.parametrize("part", [0, 50, 200])
def test_what_is_cut_off_is_unpacked_anew(packed: Path, part: int) -> None:
    _check(packed)
    [kept] = (packed.parent / "cache").iterdir()
    whole = kept.read_bytes()
    kept.write_bytes(whole[:part])
    _check(packed)
    assert kept.read_bytes() == whole


def test_other_weights_are_kept_apart(packed: Path) -> None:
    _check(packed)
    assert float(read_weights(_pack(packed, 0.25))["eps"]) == 0.25


def test_nothing_is_needed_but_the_package(packed: Path) -> None:
    (packed.parent / "cache").write_text("no folder", encoding="utf-8")
    _check(packed)
