"""Files that are none, and standard streams that are closed: one line and exit code 2, never a wait without end."""

import gzip
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., tuple[int, str, str]]

ARABIC = "قال الوزير إن المفاوضات ستستأنف في الأسبوع المقبل بعد أن اتفق الطرفان على جدول زمني جديد.\n"
READING_OPTIONS = ("--glossary", "--baseline", "--config", "--source", "--back-translation")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text(ARABIC, "utf-8")
    Path("circle").symlink_to("circle")
    os.mkfifo("pipe")
    return tmp_path


def refused(done: tuple[int, str, str]) -> str:
    status, out, err = done
    assert (status, out) == (2, "")
    assert err.count("\n") == 1, err
    assert "internal error" not in err
    return err


@pytest.mark.parametrize("option", READING_OPTIONS)
@pytest.mark.parametrize("path", ["/dev/zero", "circle", "pipe", "."])
def test_what_is_no_file_is_told_in_one_line(option: str, path: str, run: Run) -> None:
    said = refused(run("audit", "a.txt", "--model", "gloss", option, path))
    assert path in said


@pytest.mark.parametrize("path", ["/dev/zero", "circle", "pipe"])
def test_nor_is_it_an_article_a_batch_or_a_result(path: str, run: Run) -> None:
    refused(run("audit", path, "--model", "gloss"))
    refused(run("report", path))
    if path != "pipe":  # which is an empty batch
        refused(run("batch", path, "--output", "o.jsonl", "--model", "gloss"))


@pytest.mark.parametrize("target", ["/dev/zero", "circle"])
def test_what_lies_beside_an_article_is_seen_to_be_a_file(target: str, run: Run) -> None:
    Path("a.txt.mtaudit-ignore").symlink_to(target)
    refused(run("audit", "a.txt", "--model", "gloss"))


def test_a_glossary_out_of_a_spreadsheet_is_told_how_to_be_saved(run: Run) -> None:
    Path("g.xlsx").write_bytes(b"PK\x03\x04")
    said = refused(run("audit", "a.txt", "--model", "gloss", "--glossary", "g.xlsx"))
    assert said.endswith("not text; save the glossary as text with tabs between the columns\n")


PACKED = gzip.compress(ARABIC.encode())
DAMAGED = [b"\x1f\x8b", b"\x1f\x8b\x07\x00 and so on", PACKED[:10] + b"\xff" * 40, PACKED[:-12]]


@pytest.mark.parametrize("data", DAMAGED)
@pytest.mark.parametrize("option", READING_OPTIONS)
def test_what_begins_as_gzip_and_is_none_is_told_by_its_name(option: str, data: bytes, run: Run) -> None:
    Path("b.txt").write_bytes(data)
    said = "mtaudit: b.txt: is a damaged gzip file; pack it again\n"
    assert refused(run("audit", "a.txt", "--model", "gloss", option, "b.txt")) == said
    assert refused(run("audit", "b.txt", "--model", "gloss")) == said
    assert refused(run("report", "b.txt")) == said
    Path("a.txt.mtaudit-ignore").write_bytes(data)
    assert "a.txt.mtaudit-ignore: is a damaged gzip file" in refused(run("audit", "a.txt", "--model", "gloss"))


def test_all_that_was_packed_one_after_the_other_is_read(run: Run) -> None:
    Path("b.txt.gz").write_bytes(PACKED + PACKED)
    _, out, _ = run("audit", "b.txt.gz", "--model", "gloss", "--format", "json")
    assert json.loads(out)["target"] == ARABIC * 2


def test_a_pipe_with_a_writer_is_read() -> None:
    command = f"{sys.executable} -m mtaudit audit <(cat a.txt) --model gloss --fail-on never --format json"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert "المفاوضات" in done.stdout


@pytest.mark.parametrize(
    ("command", "status", "said"),
    [
        ("rules >&-", 2, "mtaudit: standard output: is closed; give --output\n"),
        ("audit a.txt --model gloss --fail-on never >&-", 2, "mtaudit: standard output: is closed; give --output\n"),
        ("audit a.txt --model gloss --fail-on never --output r.txt <&- >&-", 0, ""),
        ("audit a.txt --model gloss --output sarif=/dev/full", 2, "mtaudit: /dev/full: No space left on device\n"),
        ("audit missing.txt 2>&-", 2, ""),
        ("audit - <&-", 2, "mtaudit: standard input: is closed; give the path of a file\n"),
        ("batch - --output o.jsonl < /dev/zero", 2, "mtaudit: standard input: is a device and no file\n"),
        ("rules > /dev/full", 2, "mtaudit: No space left on device\n"),
    ],
)
def test_closed_standard_streams(command: str, status: int, said: str) -> None:
    done = subprocess.run(
        ["bash", "-c", f"{sys.executable} -m mtaudit {command}"], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (status, said)
    if "r.txt" in command:
        assert "16 words" in Path("r.txt").read_text("utf-8")


def test_no_name_of_a_file_or_a_model_can_rewrite_the_terminal(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = "\x1b[31m\x9b2J"
    model = folder / name
    model.mkdir()
    monkeypatch.setattr("mtaudit.translate.models.added", lambda: {name: model})
    Path(f"{name}.txt").write_text(ARABIC, "utf-8")
    Path("mtaudit.toml").write_text('glossary = "\\u001b[31m\\u009b2J"', "utf-8")
    shown = [
        run("models", "list"),
        run("audit", f"{name}.txt", "--isolated", "--model", "gloss"),
        run("audit", "a.txt", "--isolated", "--model", str(model)),
        run("audit", "a.txt", "--isolated", "--model", name),
        run("audit", "a.txt", "--show-settings"),
        run("audit", "a.txt"),
    ]
    assert [status for status, _, _ in shown] == [0, 0, 2, 2, 0, 2]
    for _, out, err in shown:
        assert "31m" in out + err
        assert "\x1b" not in out + err
        assert "\x9b" not in out + err
