"""Marian models through transformers and CTranslate2, trained in conftest.py."""

import json
import shutil
from pathlib import Path

import pytest

from mtaudit.translate import ModelError, TranslationModel, choose, contrast, load, models
from mtaudit.translate.convert import convert

PHRASES = (Path(__file__).parent / "phrases.tsv").read_text("utf-8").splitlines()
ARABIC, ENGLISH = map(list, zip(*(line.split("\t") for line in PHRASES), strict=True))


@pytest.fixture(scope="session")
def tiny_int8(tiny_marian: Path) -> Path:
    return convert(str(tiny_marian))


@pytest.fixture(params=["marian", "ctranslate2"])
def model(request: pytest.FixtureRequest, tiny_marian: Path, tiny_int8: Path) -> TranslationModel:
    return models.load_folder(tiny_marian if request.param == "marian" else tiny_int8)


def test_both_kinds_translate_the_same(model: TranslationModel) -> None:
    assert model.fluent
    done: list[int] = []
    sentences = [ARABIC[0], "", *ARABIC, "  ", ARABIC[0]]
    assert model.translate(sentences, done.append) == [ENGLISH[0], "", *ENGLISH, "", ENGLISH[0]]
    assert sum(done) == len(sentences)


def test_the_right_pronoun_explains_the_english_better(model: TranslationModel) -> None:
    his, her = "قوله واضح.", "قولها واضح."
    for_his, for_her = contrast(model, [his, her], "Her statement is clear.")
    assert for_her > for_his + 1
    for_his, for_her = contrast(model, [his, her], "His statement is clear.")
    assert for_his > for_her + 1


def test_scores_are_log_probabilities_of_the_pieces_and_the_end(model: TranslationModel) -> None:
    for scores, english in zip(model.score(ARABIC, ENGLISH), ENGLISH, strict=True):
        assert len(scores) > len(english.split())
        assert all(score <= 0 for score in scores)
    assert all(sum(scores) < -5 for scores in model.score(ARABIC[:2], ENGLISH[2:4]))


def test_both_kinds_score_alike(tiny_marian: Path, tiny_int8: Path) -> None:
    exact, rounded = (models.load_folder(path).score(ARABIC[:4], ENGLISH[:4]) for path in (tiny_marian, tiny_int8))
    assert [sum(scores) for scores in exact] == pytest.approx([sum(scores) for scores in rounded], abs=0.5)


def test_any_string_is_translated(model: TranslationModel) -> None:
    strange = ["\ud800", "x" * 3000, "字 " * 1000, "\0\u202e", ARABIC[0] * 40]
    assert all(isinstance(text, str) for text in model.translate(strange))
    assert len(model.score(strange, strange)) == len(strange)


def test_a_folder_is_a_model(tiny_int8: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("MTAUDIT_CACHE", str(tmp_path))
    translator = load(choose(str(tiny_int8)).name)
    assert (translator.kind, translator.name) == ("ctranslate2", "tiny-ar-en-int8")
    assert translator.translate(ARABIC) == ENGLISH
    assert (tmp_path / "translations.sqlite").is_file()


def test_auto_takes_a_converted_model_from_the_cache(
    tiny_int8: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("MTAUDIT_CACHE", str(tmp_path))
    monkeypatch.setattr(models, "checkpoint", lambda model: None)
    assert choose("auto").name == "gloss"
    model = models.find("Helsinki-NLP/opus-mt-ar-en")
    shutil.copytree(tiny_int8, tmp_path / "models" / f"{model.name}-{model.revision[:12]}-int8")
    choice = choose("auto")
    assert choice.name == "opus-mt-ar-en"
    assert load(choice.name).translate(ARABIC[:1]) == ENGLISH[:1]
    assert "converted" in models.describe_models()


def test_a_fetched_model_is_converted_and_probed(
    tiny_marian: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("MTAUDIT_CACHE", str(tmp_path))
    monkeypatch.setattr(models, "checkpoint", lambda model: tiny_marian)
    path = convert("opus-mt-ar-en")
    assert load("opus-mt-ar-en").translate(ARABIC) == ENGLISH
    shutil.rmtree(path)
    probe = models.Probe(text=ARABIC[0], expected="walrus")
    monkeypatch.setattr(models, "find", lambda name: models.models()[0].model_copy(update={"probe": probe}))
    with pytest.raises(ModelError, match="writes nonsense"):
        convert("opus-mt-tc-big-ar-en")
    assert not list((tmp_path / "models").iterdir())


def test_a_checkpoint_without_safetensors_is_read(tiny_marian: Path, tmp_path: Path) -> None:
    """As the hub has opus-mt-ar-en: pickled weights, no generation config, generation settings in the config."""
    torch = pytest.importorskip("torch")
    safetensors = pytest.importorskip("safetensors.torch")
    folder = tmp_path / "old"
    shutil.copytree(tiny_marian, folder)
    weights = safetensors.load_file(folder / "model.safetensors")
    torch.save(
        {**weights, "model.encoder.embed_tokens.weight": weights["model.shared.weight"]}, folder / "pytorch_model.bin"
    )
    (folder / "model.safetensors").unlink()
    (folder / "generation_config.json").unlink()
    config = json.loads((folder / "config.json").read_text())
    pad = config["pad_token_id"]
    config |= {"bad_words_ids": [[pad]], "num_beams": 6, "max_length": 512, "bos_token_id": 0}
    (folder / "config.json").write_text(json.dumps(config))
    assert models.load_folder(folder).translate(ARABIC) == ENGLISH
    assert models.load_folder(convert(str(folder))).translate(ARABIC) == ENGLISH


@pytest.mark.parametrize("damage", ["vocab.json", "source.spm", "model.safetensors", "config.json"])
def test_a_damaged_checkpoint_is_told_in_one_line(tiny_marian: Path, tmp_path: Path, damage: str) -> None:
    folder = tmp_path / "model"
    shutil.copytree(tiny_marian, folder)
    (folder / damage).write_bytes(b"{")
    with pytest.raises(ModelError) as caught:
        models.load_folder(folder)
    assert "\n" not in str(caught.value)
    (folder / damage).unlink()
    with pytest.raises(ModelError, match="holds no model"):
        choose(str(folder))


def test_a_damaged_conversion_is_told_in_one_line(tiny_int8: Path, tmp_path: Path) -> None:
    folder = tmp_path / "model"
    shutil.copytree(tiny_int8, folder)
    (folder / "mtaudit.json").write_text(json.dumps([1]))
    assert models.load_folder(folder).translate(ARABIC[:1]) == ENGLISH[:1]
    (folder / "model.bin").write_bytes(b"CT2")
    with pytest.raises(ModelError, match=r"model\.bin is cut short"):
        models.load_folder(folder)
