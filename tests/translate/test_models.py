"""Marian models through transformers and CTranslate2, trained in conftest.py."""

import json
import shutil
import sys
import warnings
from pathlib import Path

import pytest

from mtaudit.pipeline import audit
from mtaudit.translate import ModelError, TranslationModel, choose, load, models
from mtaudit.translate.contrast import Question, ask, score_characters
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


@pytest.mark.parametrize(
    ("right", "wrong", "english", "word"),
    [
        ("قوله واضح.", "قولها واضح.", "His statement is clear.", "His"),
        ("قولها واضح.", "قوله واضح.", "Her statement is clear.", "Her"),
        ("قتل 15 شخصا.", "قتل 51 شخصا.", "The attack killed 15 people.", "15"),
        (
            "الوزير لا سيشارك في المحادثات.",
            "الوزير سيشارك في المحادثات.",
            "The minister will not take part in the talks.",
            "not",
        ),
    ],
)
def test_the_right_word_explains_the_english_better(
    model: TranslationModel, right: str, wrong: str, english: str, word: str
) -> None:
    better, worse = ask(model, [Question(wrong, right, english), Question(right, wrong, english)])
    assert better.gain > 1 > -1 > worse.gain
    assert english[better.start : better.end].strip() in word
    assert word in english[max(better.start - len(word), 0) : better.end + len(word)]


def test_all_but_one_kind_works_without_torch(
    tiny_marian: Path, tiny_int8: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("torch", "transformers"):
        monkeypatch.setitem(sys.modules, name, None)
    fast = models.load_folder(tiny_int8)
    result = audit("قتل 51 شخصا.", "The attack killed 15 people.", fast)
    assert result.segments[0].back_translation == "The attack killed 51 people."
    assert "NUM001" in {each.rule for each in result.findings}
    with pytest.raises(ModelError, match="needs torch and transformers") as caught:
        models.load_folder(tiny_marian)
    assert "\n" not in str(caught.value)


def test_scores_stand_at_characters(model: TranslationModel) -> None:
    scored = score_characters(model, ARABIC[0], ENGLISH[0])
    assert "".join(ENGLISH[0][each.start : each.end] for each in scored) == ENGLISH[0].replace(" ", "")
    assert [each.log_probability for each in scored] == model.score(ARABIC[:1], ENGLISH[:1])[0]


def test_scores_are_log_probabilities_of_the_pieces_and_the_end(model: TranslationModel) -> None:
    for scores, english in zip(model.score(ARABIC, ENGLISH), ENGLISH, strict=True):
        assert len(scores) > len(english.split())
        assert all(score <= 0 for score in scores)
    assert all(sum(scores) < -5 for scores in model.score(ARABIC[:2], ENGLISH[2:4]))


def test_in_full_precision_both_engines_are_one(tiny_marian: Path, tmp_path: Path) -> None:
    converters = pytest.importorskip("ctranslate2.converters")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        converters.TransformersConverter(str(tiny_marian)).convert(str(tmp_path / "model"))
    for name in ("source.spm", "target.spm"):
        shutil.copyfile(tiny_marian / name, tmp_path / "model" / name)
    one, other = models.load_folder(tiny_marian), models.load_folder(tmp_path / "model")
    assert one.translate(ARABIC) == other.translate(ARABIC) == ENGLISH
    for exact, same in zip(one.score(ARABIC, ENGLISH), other.score(ARABIC, ENGLISH), strict=True):
        assert same == pytest.approx(exact, abs=1e-3)


def test_in_8_bits_hardly_a_word_is_another(tiny_marian: Path, tiny_int8: Path) -> None:
    exact, rounded = (models.load_folder(path).translate(ARABIC) for path in (tiny_marian, tiny_int8))
    words = [list(zip(a.split(), b.split(), strict=False)) for a, b in zip(exact, rounded, strict=True)]
    pairs = [pair for each in words for pair in each]
    assert sum(a != b for a, b in pairs) <= len(pairs) / 100


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
