"""The command line: exit codes, one-line errors, nothing half written."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import mtaudit
from mtaudit.checks import Check, Evidence, Mark
from mtaudit.terminal import DISPLAYS, documents, show_page

CLEAN = "أعلن الوزير يوم الأحد بدء المحادثات في العاصمة."
REPEATED = "أعلن الوزير يوم الأحد بدء بدء المحادثات في العاصمة."


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    path.write_text(REPEATED, encoding="utf-8")
    return path


def test_exit_codes_follow_the_gate(run: Callable[..., tuple[int, str, str]], article: Path) -> None:
    options = ("audit", str(article), "--model", "gloss", "--select", "REP", "--format", "json")
    assert run(*options)[0] == 1
    assert run(*options, "--fail-on", "critical")[0] == 0
    assert run(*options, "--fail-on", "never")[0] == 0
    article.write_text(CLEAN, encoding="utf-8")
    assert run(*options, "--fail-on", "minor")[0] == 0


def test_offsets_point_into_the_text(run: Callable[..., tuple[int, str, str]], article: Path) -> None:
    _, out, _ = run("audit", str(article), "--select", "REP", "--format", "json")
    [finding] = json.loads(out)["findings"]
    assert REPEATED[finding["start"] : finding["end"]] == finding["text"] == "بدء بدء"
    assert finding["suggestion"] == "بدء"


def test_a_reader_who_stops_reading_ends_the_run_as_a_closed_pipe_does() -> None:
    reader, writer = os.pipe()
    os.close(reader)
    rules = [sys.executable, "-m", "mtaudit", "rules"]
    ended = subprocess.run(rules, stdout=writer, stderr=subprocess.PIPE, check=False)
    os.close(writer)
    assert (ended.returncode, ended.stderr) == (141, b"")


def test_a_baseline_hides_what_is_known(
    run: Callable[..., tuple[int, str, str]], article: Path, tmp_path: Path
) -> None:
    known = tmp_path / "known.json"
    options = ("audit", str(article), "--select", "REP", "--format", "json")
    run(*options, "--output", str(known))
    article.write_text("مقدمة جديدة.\n" + REPEATED, encoding="utf-8")
    status, out, _ = run(*options, "--baseline", str(known))
    assert (status, json.loads(out)["findings"]) == (0, [])


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("audit", "no-such-file.txt"), "no-such-file.txt"),
        (("audit", "-", "--source", "-"), "standard input"),
        (("audit", "ARTICLE", "--select", "XYZ"), "XYZ"),
        (("audit", "ARTICLE", "--model", "no-such-model"), "no-such-model"),
        (("audit", "ARTICLE", "--format", "docx"), "docx"),
        (("audit", "ARTICLE", "--baseline", "ARTICLE"), "baseline"),
        (("audit", "ARTICLE", "--source", "ARTICLE"), "English"),
        (("explain", "NAM999"), "NAM999"),
        (("batch", "no-such-file.jsonl", "--output", "out.jsonl"), "no-such-file.jsonl"),
        (("audit",), "TARGET"),
    ],
)
def test_an_error_is_one_line_and_exit_code_2(
    run: Callable[..., tuple[int, str, str]],
    monkeypatch: pytest.MonkeyPatch,
    article: Path,
    tmp_path: Path,
    arguments: tuple[str, ...],
    said: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    status, out, err = run(*(str(article) if a == "ARTICLE" else a for a in arguments))
    assert (status, out) == (2, "")
    assert len(err.splitlines()) == 1
    assert said in err
    assert not (tmp_path / "out.jsonl").exists()


@pytest.mark.parametrize(
    "error", [IndexError("list index out of range"), ValueError(""), RecursionError(), MemoryError()]
)
def test_a_defect_says_that_it_is_one_and_where(
    run: Callable[..., tuple[int, str, str]],
    monkeypatch: pytest.MonkeyPatch,
    article: Path,
    tmp_path: Path,
    error: Exception,
) -> None:
    def fail(evidence: Evidence) -> Iterator[Mark]:
        raise error

    broken = Check("REP999", "broken", "repetition", "major", needs_source=False, function=fail)
    monkeypatch.setattr("mtaudit.auditor.select_checks", lambda select, ignore: (broken,))
    output = tmp_path / "report.html"
    status, out, err = run("audit", str(article), "--model", "gloss", "--output", str(output))
    assert (status, out) == (2, "")
    assert "Traceback" in err
    assert "in fail" in err
    last = err.splitlines()[-1]
    assert "internal error" in last
    assert f"rule REP999: {type(error).__name__}" in last
    assert "report" in last
    assert sorted(path.name for path in tmp_path.iterdir()) == ["article.txt"]


def test_no_error_can_rewrite_the_terminal(run: Callable[..., tuple[int, str, str]]) -> None:
    status, _, err = run("audit", "no\x1b[2Jsuch\nfile")
    assert status == 2
    assert err.count("\n") == 1
    assert "\x1b" not in err


def test_python_runs_the_package() -> None:
    done = subprocess.run([sys.executable, "-m", "mtaudit", "--version"], capture_output=True, text=True, check=True)
    assert done.stdout == f"mtaudit {mtaudit.__version__}\n"


def test_the_output_is_whole_or_absent(
    run: Callable[..., tuple[int, str, str]], monkeypatch: pytest.MonkeyPatch, article: Path, tmp_path: Path
) -> None:
    output = tmp_path / "report.html"
    output.write_text("an older report")
    monkeypatch.setattr(Path, "replace", lambda *_: (_ for _ in ()).throw(OSError(28, "No space left on device")))
    status, _, err = run("audit", str(article), "--format", "html", "--output", str(output))
    assert status == 2
    assert "No space left" in err
    assert output.read_text() == "an older report"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["article.txt", "report.html"]


def test_rules_and_explain(run: Callable[..., tuple[int, str, str]]) -> None:
    status, out, _ = run("rules")
    assert status == 0
    assert "REP001" in out
    status, out, _ = run("explain", "rep001")
    assert status == 0
    assert "repeated-words" in out


def test_the_demo_writes_its_reports_and_says_where(run: Callable[..., tuple[int, str, str]], tmp_path: Path) -> None:
    status, out, error = run("demo", "--output", str(tmp_path / "reports"), "--model", "gloss")
    assert status == 0
    assert out
    assert (tmp_path / "reports" / "demo.html").as_uri() in error
    written = {path.name for path in (tmp_path / "reports").iterdir()}
    assert {"index.html", "demo.html", "demo.json", "demo.sport.html", "demo.sport.json"} <= written


def test_a_page_is_shown_where_somebody_sits_before_a_display(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    shown: list[str] = []

    def opened(address: str) -> bool:
        shown.append(address)
        return True

    monkeypatch.setattr("webbrowser.open", opened)
    monkeypatch.setattr(sys, "platform", "linux")
    for each in DISPLAYS:
        monkeypatch.delenv(each, raising=False)
    monkeypatch.setattr(sys, "stdout", io.StringIO())
    assert not show_page(tmp_path)
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    assert not show_page(tmp_path)
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    assert show_page(tmp_path)
    assert shown == [tmp_path.as_uri()]


def test_a_batch_writes_pages(
    run: Callable[..., tuple[int, str, str]], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("in.jsonl").write_text(json.dumps({"id": "one", "target": REPEATED}) + "\n-\n", "utf-8")
    options = ("--output", "out.jsonl", "--model", "gloss", "--select", "REP", "--jobs", "1", "--report", "pages")
    status, _, error = run("batch", "in.jsonl", *options)
    assert status == 0
    assert str(Path("pages", "index.html")) in error
    assert {path.name for path in Path("pages").iterdir()} == {"index.html", "one.html"}


def test_help_loads_no_heavy_module() -> None:
    code = (
        "import sys; from mtaudit import cli; "
        "print([m for m in ('numpy', 'torch', 'ctranslate2', 'rich', 'jinja2', 'lxml', 'babel') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_no_input_and_no_pipe_is_replaced(
    article: Path, tmp_path: Path, run: Callable[..., tuple[int, str, str]]
) -> None:
    before = article.read_bytes()
    status, _, err = run("audit", str(article), "--model", "gloss", "--output", str(article))
    assert status == 2
    assert err.count("\n") == 1
    assert "is an input" in err
    assert article.read_bytes() == before
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDWR)
    arguments = ("audit", str(article), "--model", "gloss", "--fail-on", "never", "--output", str(pipe))
    assert run(*arguments)[0] == 0
    assert pipe.is_fifo()
    assert str(article).encode() in os.read(reader, 65536)
    os.close(reader)


def test_a_crash_is_never_a_finding() -> None:
    code = "cli.app = lambda **_: (_ for _ in ()).throw(Panic())"
    program = (
        f"import sys\nfrom mtaudit import cli\nclass Panic(BaseException): pass\nsys.argv = ['x', 'rules']\n{code}"
    )
    done = subprocess.run([sys.executable, "-c", f"{program}\ncli.main()"], capture_output=True, check=False)
    assert done.returncode == 2


def test_a_full_disk_is_no_finding_either() -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "mtaudit", "rules"], stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert done.returncode == 2
    assert b"No space left" in done.stderr


def test_a_batch_maps_columns_and_writes_to_standard_output(
    run: Callable[..., tuple[int, str, str]], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    rows = [{"key": "one", "body": REPEATED}, {"key": "two", "body": REPEATED}]
    Path("in.jsonl").write_text("\n".join(map(json.dumps, rows)), "utf-8")
    options = ("--model", "gloss", "--select", "REP", "--keep", "findings", "--timeout", "0", "--jobs", "1")
    status, out, _ = run(
        "batch", "in.jsonl", "--output", "-", "--column", "target=body", "--column", "id=key", *options
    )
    assert status == 0
    results = [json.loads(line) for line in out.splitlines()]
    assert [(each["id"], bool(each["findings"]), "body" in each) for each in results] == [
        ("one", True, False),
        ("two", True, False),
    ]
    status, _, error = run("batch", "in.jsonl", "--output", "-", "--column", "text=body", *options)
    assert status == 2
    assert "text=body" in error


def test_progress_shows_how_many_of_how_many(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("mtaudit.terminal._is_live", lambda: True)
    with documents(lambda: 4) as done:
        done(None)
    assert "1/4" in capsys.readouterr().err
