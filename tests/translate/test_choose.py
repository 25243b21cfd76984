from pathlib import Path

import pytest

from mtaudit.translate import ModelError, choose, load, load_forward, models


@pytest.fixture(autouse=True)
def _bare_machine(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("MTAUDIT_CACHE", str(tmp_path))
    monkeypatch.setattr(models, "checkpoint", lambda model: None)


def test_auto_on_a_bare_machine_is_the_gloss_and_says_how_to_get_better() -> None:
    choice = choose()
    assert choice.name == "gloss"
    assert "mtaudit models fetch opus-mt-ar-en" in choice.note
    assert "\n" not in choice.note
    assert not load().fluent


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("gogle", "no model is called 'gogle': there are gloss, opus-mt"),
        ("", "no model is called"),
        ("opus-mt-en-ar", "cannot translate the Arabic back"),
        ("opus-mt-ar-en", "is not on this machine: mtaudit models fetch opus-mt-ar-en"),
        ("./nothing", "holds no model"),
        ("/", "holds no model"),
    ],
)
def test_a_model_that_is_not_there_is_told_in_one_line(name: str, message: str) -> None:
    for function in (choose, load):
        with pytest.raises(ModelError, match=message):
            function(name)


def test_our_models_are_described_and_pinned() -> None:
    known = models.models()
    assert [model.name for model in known if model.direction == "en-ar"] == ["opus-mt-en-ar"]
    assert [model.kind for model in known].count("firefox") == 1
    assert sum(model.default for model in known) == 1
    table = models.describe_models()
    assert all(model.name in table and model.licence in table for model in known)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("models: [", "cannot be read as YAML"),
        ("models: {}", "models"),
        ("models:\n- {name: x}", "models.0"),
        ("!!python/object/apply:os.system ['true']", "cannot be read as YAML"),
        ("", "valid"),
    ],
)
def test_a_bad_models_file_is_told_in_one_line(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "models.yaml"
    path.write_text(text)
    with pytest.raises(ModelError, match=message) as caught:
        models.models(path)
    assert "\n" not in str(caught.value)


def test_fetching_without_a_connection_is_told_in_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    hub = pytest.importorskip("huggingface_hub")

    def offline(*args: object, **kwargs: object) -> None:
        raise OSError("[Errno -3] Temporary failure\nin name resolution")

    monkeypatch.setattr(hub.HfApi, "model_info", offline)
    monkeypatch.setattr("mtaudit.translate.marian.available", lambda: True)
    with pytest.raises(ModelError, match=r"cannot be fetched: is there a connection to huggingface\.co") as caught:
        models.fetch("opus-mt-ar-en")
    assert "\n" not in str(caught.value)


def test_half_a_download_is_no_model(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    constants = pytest.importorskip("huggingface_hub.constants")
    monkeypatch.setattr(constants, "HF_HUB_CACHE", str(tmp_path))
    monkeypatch.setattr("mtaudit.translate.marian.available", lambda: True)
    model = models.find("opus-mt-ar-en")
    begun = tmp_path / f"models--{model.hub.replace('/', '--')}"
    (begun / "snapshots" / model.revision).mkdir(parents=True)
    (begun / "snapshots" / model.revision / "config.json").write_text("{}")
    (begun / "blobs").mkdir()
    (begun / "blobs" / "0123.incomplete").write_bytes(b"PK")
    assert models.where(model) is None
    assert choose("auto").name == "gloss"
    with pytest.raises(ModelError, match=r"is not on this machine: mtaudit models fetch"):
        models.load(model)


def test_a_forward_model_writes_arabic_and_no_other_model_is_one(tiny_forward: Path) -> None:
    assert load_forward(str(tiny_forward)).translate(["the dog", ""])[1] == ""
    with pytest.raises(ModelError, match="does not translate English into Arabic"):
        load_forward("opus-mt-ar-en")
