"""Models of a user's own: added, converted, refused."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from mtaudit.cli import main
from mtaudit.translate import Decoding, ModelError, choose, convert, folders, load, models

PHRASES = (Path(__file__).parent / "phrases.tsv").read_text("utf-8").splitlines()
ARABIC, ENGLISH = map(list, zip(*(line.split("\t") for line in PHRASES), strict=True))


@pytest.fixture(autouse=True)
def _cache(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("MTAUDIT_CACHE", str(tmp_path / "cache"))


def run(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> int:
    monkeypatch.setattr(sys, "argv", ["mtaudit", *arguments])
    with pytest.raises(SystemExit) as caught:
        main()
    return int(caught.value.code or 0)


def test_a_model_is_added_under_its_name_and_taken_by_auto(
    tiny_marian: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert run(monkeypatch, "models", "add", str(tiny_marian), "--name", "newsroom") == 0
    said = capfd.readouterr()
    assert (said.out, said.err) == ("", "mtaudit: added: --model newsroom\n")
    assert choose("auto").name == choose("newsroom").name == "newsroom"
    translator = load("newsroom")
    assert (translator.kind, translator.name) == ("ctranslate2", "newsroom")
    assert translator.translate(ARABIC) == ENGLISH
    assert "newsroom" in models.describe_models()
    convert.add(tiny_marian, "newsroom")
    assert len(list((tmp_path / "cache" / "models").iterdir())) == 1


def test_an_original_release_is_added_without_torch(tiny_release: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mtaudit.translate.marian.available", lambda: False)
    monkeypatch.setitem(sys.modules, "torch", None)
    with pytest.raises(ModelError, match="mtaudit models add"):
        load(str(tiny_release))
    assert load(convert.add(tiny_release)).translate(ARABIC) == ENGLISH


def test_what_cannot_translate_back_is_refused(tiny_forward: Path, untrained: Path, tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="translates English into Arabic"):
        convert.add(tiny_forward)
    with pytest.raises(ModelError, match="translates English into Arabic"):
        choose(str(tiny_forward))
    with pytest.raises(ModelError, match="writes nonsense"):
        convert.add(untrained)
    with pytest.raises(ModelError, match="holds no model"):
        convert.add(tmp_path)
    with pytest.raises(ModelError, match="name of another model"):
        convert.add(untrained, "gloss")
    assert not models.added()


def test_a_killed_conversion_leaves_no_model_and_the_next_one_removes_what_it_left(
    tiny_marian: Path, tmp_path: Path
) -> None:
    source = tmp_path / "model"
    shutil.copytree(tiny_marian, source)
    script = (
        "import os, sys\nfrom mtaudit.translate import convert, models\n"
        "models.load_folder = lambda *a, **k: os.kill(os.getpid(), 9)\nconvert.convert(sys.argv[1])"
    )
    assert subprocess.run([sys.executable, "-c", script, str(source)], check=False).returncode == -9
    assert [path.name[:12] for path in tmp_path.iterdir() if path != source] == [".converting-"]
    assert convert.convert(str(source)) == tmp_path / "model-int8"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["model", "model-int8"]


@pytest.mark.parametrize(
    ("file", "change", "message"),
    [
        ("model.safetensors", lambda old: old[: len(old) // 2], "model.safetensors is cut short"),
        ("model.safetensors", lambda old: b"\x80\x04cos\nsystem\n(S'true'\ntR." * 9, "is not what its name says"),
        ("config.json", lambda old: old.replace(b'"marian"', b'"bert"'), "of type 'bert', not marian"),
        ("config.json", lambda old: b"[]", "damaged"),
        ("vocab.json", lambda old: b'{"</s>": 0, "<unk>": 0}', "not different ones"),
        ("vocab.json", lambda old: b'{"a": 0}', "lacks </s>"),
        ("vocab.json", lambda old: b'{"</s>": 0, "<unk>": 1, "a": 2}', "vocabulary lacks most pieces"),
        ("source.spm", lambda old: b"", "no SentencePiece model"),
    ],
)
def test_damage_is_told_in_one_line(tiny_marian: Path, tmp_path: Path, file: str, change: object, message: str) -> None:
    folder = tmp_path / "model"
    shutil.copytree(tiny_marian, folder)
    (folder / file).write_bytes(change((folder / file).read_bytes()))  # type: ignore[operator]
    with pytest.raises(ModelError, match=message) as caught:
        load(str(folder))
    assert "\n" not in str(caught.value)


def test_missing_tensors_are_refused(tiny_marian: Path, tmp_path: Path) -> None:
    safetensors = pytest.importorskip("safetensors.numpy")
    folder = tmp_path / "model"
    shutil.copytree(tiny_marian, folder)
    tensors = safetensors.load_file(folder / "model.safetensors")
    kept = {name: tensor for name, tensor in tensors.items() if ".fc1." not in name}
    safetensors.save_file(kept, folder / "model.safetensors")
    with pytest.raises(ModelError, match=r"lack 4 tensors.*fc1"):
        load(str(folder))
    with pytest.raises(ModelError, match=r"lack 4 tensors"):
        convert.convert(str(folder))


def test_a_pickle_that_would_run_code_is_refused(tiny_marian: Path, tmp_path: Path) -> None:
    folder = tmp_path / "model"
    shutil.copytree(tiny_marian, folder)
    (folder / "model.safetensors").unlink()
    (folder / "pytorch_model.bin").write_bytes(f"cos\nsystem\n(S'touch {tmp_path}/ran'\ntR.".encode())
    with pytest.raises(ModelError) as caught:
        load(str(folder))
    assert "\n" not in str(caught.value)
    assert not (tmp_path / "ran").exists()


def test_auto_passes_over_a_damaged_model_in_one_line(tiny_release: Path) -> None:
    convert.add(tiny_release, "good")
    convert.add(tiny_release, "bad")
    weights = models.added()["bad"] / "model.bin"
    weights.write_bytes(weights.read_bytes()[:-5000])
    choice = choose("auto")
    assert choice.name == "good"
    assert "model.bin is cut short" in choice.note
    assert "\n" not in choice.note
    with pytest.raises(ModelError, match=r"model\.bin is cut short"):
        choose("bad")


def test_a_checkpoint_in_the_hubs_cache_is_not_fetched_again(
    tiny_marian: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(models, "checkpoint", lambda model: tiny_marian)
    monkeypatch.setattr(models, "_download", lambda model: pytest.fail("downloaded"))
    assert models.fetch("opus-mt-ar-en") == tiny_marian


def test_the_direction_is_read_from_the_pieces(tiny_marian: Path, tiny_forward: Path, tmp_path: Path) -> None:
    assert (folders.direction(tiny_marian), folders.direction(tiny_forward)) == ("ar-en", "en-ar")
    shared = tmp_path / "shared"
    shutil.copytree(tiny_marian, shared)
    shutil.copyfile(shared / "source.spm", shared / "target.spm")
    assert folders.direction(shared) is None
    (shared / "tokenizer_config.json").write_text(json.dumps({"source_lang": "ara", "target_lang": "eng"}))
    assert folders.direction(shared) == "ar-en"


def test_how_a_model_is_run_is_part_of_its_revision(tiny_marian: Path) -> None:
    usual, narrow = (load(str(tiny_marian), Decoding(beam=beam)) for beam in (4, 1))
    assert narrow.revision == f"{usual.revision}-beam1"
    assert narrow.translate(ARABIC) == ENGLISH
    with pytest.raises(ModelError, match="no CUDA device"):
        load(str(tiny_marian), Decoding(device="cuda"))
    with pytest.raises(ModelError, match="no device is called 'tpu'"):
        load("gloss", Decoding(device="tpu"))
