"""The model of Firefox, with a stand-in for its engine: no test can download the model."""

import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

from mtaudit.translate import ModelError, choose, firefox, load, models


class Engine:
    def __init__(self, model: bytes, source: bytes, target: bytes, shortlist: bytes | None) -> None:
        if model != b"model":
            raise ValueError("bad magic")
        self.calls: list[str] = []

    def translate(self, text: str) -> str:
        self.calls.append(text)
        return f"heart of {len(text)} "


@pytest.fixture
def fetched(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[[], Path]:
    monkeypatch.setenv("MTAUDIT_CACHE", str(tmp_path))
    monkeypatch.setattr(models, "checkpoint", lambda model: None)
    monkeypatch.setattr(firefox, "available", lambda: True)

    def download(source: str, target: str, folder: str, progress: bool) -> None:
        path = Path(folder, f"{source}-{target}")
        path.mkdir(parents=True)
        for name, content in (("model.aren.intgemm.alphas.bin", b"model"), ("vocab.aren.spm", b"vocabulary")):
            (path / name).write_bytes(content)

    stand_in = SimpleNamespace(Translator=Engine, discovery=SimpleNamespace(add_models=download))
    monkeypatch.setitem(sys.modules, "fxtranslate", stand_in)
    return lambda: models.fetch("firefox-ar-en")


def test_it_is_fetched_and_taken(fetched: Callable[[], Path]) -> None:
    assert choose("auto").name == "gloss"
    fetched()
    assert choose("auto").name == "firefox-ar-en"
    translator = load("firefox-ar-en")
    assert (translator.kind, translator.fluent) == ("firefox", True)
    assert not hasattr(translator, "score")
    assert translator.translate(["أ" * 3, "", "كلمة " * 200]) == [
        "heart of 3",
        "",
        "heart of 399 heart of 399 heart of 199",
    ]


def test_a_damaged_one_is_told_in_one_line(fetched: Callable[[], Path], tmp_path: Path) -> None:
    fetched()
    (tmp_path / "firefox" / "ar-en" / "model.aren.intgemm.alphas.bin").write_bytes(b"")
    with pytest.raises(ModelError, match="holds no model that can be read"):
        load("firefox-ar-en")


def test_without_a_connection_one_line_says_so(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    pytest.importorskip("fxtranslate")
    monkeypatch.setenv("MTAUDIT_CACHE", str(tmp_path))
    monkeypatch.setenv("FXTRANSLATE_RECORDS_URL", "http://127.0.0.1:9/")
    with pytest.raises(ModelError, match="cannot be fetched: is there a connection") as caught:
        models.fetch("firefox-ar-en")
    assert "\n" not in str(caught.value)
