"""Several articles in one run, several reports of it, and what is ignored in it."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import pytest

REPEATED = "أعلن الوزير يوم الأحد بدء بدء المحادثات في العاصمة."
CLEAN = "أعلن الوزير يوم الأحد بدء المحادثات في العاصمة."
ENGLISH = "The minister announced on Sunday that the talks had begun in the capital."
OPTIONS = ("--model", "gloss", "--select", "REP,NUM")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("desk/.hidden").mkdir(parents=True)
    for name, text in {"a.txt": REPEATED, "b.txt": CLEAN, "a.en.txt": ENGLISH, "b.en.txt": ENGLISH}.items():
        Path("desk", name).write_text(text, "utf-8")
    Path("desk/.hidden/c.txt").write_text(REPEATED, "utf-8")
    Path("desk/notes.md").write_text(ENGLISH, "utf-8")
    return tmp_path


@pytest.mark.parametrize("target", ["desk", "desk/*.txt", "./desk/"])
def test_a_folder_with_its_sources(target: str, run: Callable[..., tuple[int, str, str]]) -> None:
    outputs = [
        f"--output={each}" for each in ("r.jsonl", "sarif=r.sarif", "junit=r.xml", "html=pages", "markdown=r.md")
    ]
    given = ("audit", target, "--source-pattern", "{stem}.en.txt", *OPTIONS, "--format", "json", *outputs)
    status, out, err = run(*given)
    assert (status, out, err) == (1, "", "")
    results = [json.loads(line) for line in Path("r.jsonl").read_text("utf-8").splitlines()]
    assert [each["id"] for each in results] == ["desk/a.txt", "desk/b.txt"]
    assert {each["source"] for each in results} == {ENGLISH}
    assert len(json.loads(Path("r.sarif").read_text("utf-8"))["runs"][0]["artifacts"]) == 2
    suites = ElementTree.fromstring(Path("r.xml").read_text("utf-8"))
    assert [suite.get("failures") for suite in suites] == ["1", "0"]
    assert sorted(each.name for each in Path("pages").iterdir()) == ["a.txt.html", "b.txt.html"]
    assert Path("r.md").read_text("utf-8").count("\n# ") == 1


def test_one_that_cannot_be_read_stops_no_other(run: Callable[..., tuple[int, str, str]]) -> None:
    Path("desk/0.txt").write_text("", "utf-8")
    status, out, err = run("audit", "desk/0.txt", "desk/a.txt", *OPTIONS, "--format", "json")
    assert (status, err.count("\n"), json.loads(out)["id"]) == (2, 1, "desk/a.txt")
    assert "desk/0.txt" in err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("desk", "--source", "desk/a.en.txt"), "--source-pattern"),
        (("desk/a.txt", "--source-pattern", "{stem}.fr.txt"), "desk/a.fr.txt is missing"),
        (("desk/.hidden/*.html",), "no articles"),
        (("desk/a.txt", "--output", "desk/a.txt"), "is an input"),
        (("desk/a.txt", "--output", "-", "--output", "json=-"), "only one"),
        ((), "TARGET"),
        (("desk/a.txt", "--output", "pdf=r.pdf"), "no format is called pdf"),
        (("desk/a.txt", "--prune"), "--baseline"),
    ],
)
def test_what_cannot_be_meant_is_one_line(
    arguments: tuple[str, ...], said: str, run: Callable[..., tuple[int, str, str]]
) -> None:
    status, out, err = run("audit", *arguments, *OPTIONS)
    assert (status, out, err.count("\n")) == (2, "", 1)
    assert said in err


def test_ignores_beside_the_article_and_in_the_settings(run: Callable[..., tuple[int, str, str]]) -> None:
    given = ("audit", "desk/a.txt", *OPTIONS, "--format", "json")
    status, out, _ = run(*given)
    [finding] = json.loads(out)["findings"]
    sidecar = Path("desk/a.txt.mtaudit-ignore")
    for line in ("REP001 بدء بدء", "REP", finding["fingerprint"]):
        sidecar.write_text(f"# for the desk\n{line} # the speaker stammered\n", "utf-8")
        status, out, err = run(*given)
        assert (status, json.loads(out)["findings"], err) == (0, [], "")
    sidecar.write_text("REP001 كلمة أخرى # it was there once\n", "utf-8")
    status, out, err = run(*given)
    assert (status, err.count("\n")) == (1, 1)
    assert "a.txt.mtaudit-ignore:1: REP001 كلمة أخرى ignores nothing" in err
    sidecar.write_text("REP001\n", "utf-8")
    assert "gives no reason" in run(*given)[2]
    sidecar.unlink()
    Path("mtaudit.toml").write_text('ignored = [{text = "بدء بدء", reason = "the speaker stammered"}]\n', "utf-8")
    assert run(*given)[0] == 0


def test_quiet_verbose_exit_zero_statistics_and_a_name_for_standard_input(
    run: Callable[..., tuple[int, str, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    given = ("audit", "desk/a.txt", *OPTIONS)
    assert run(*given, "--exit-zero")[0] == 0
    assert run(*given, "--statistics") == (1, "1\tREP001\n", "")
    assert "desk/a.txt: 1 finding" in run(*given, "--verbose")[2]
    monkeypatch.setattr("mtaudit.auditor.choose", lambda name: type("Choice", (), {"name": "gloss", "note": "took it"}))
    assert "took it" in run(*given)[2]
    assert run(*given, "--quiet")[2] == ""
    with Path("desk/a.txt").open(encoding="utf-8") as stream:
        monkeypatch.setattr(sys, "stdin", stream)
        out = run("audit", "-", "--stdin-filename", "cms/7.txt", *OPTIONS, "--format", "json")[1]
    assert json.loads(out)["id"] == "cms/7.txt"


@pytest.mark.parametrize(
    ("options", "variables", "colored"),
    [
        ((), {}, False),
        ((), {"FORCE_COLOR": "1"}, True),
        ((), {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
        (("--color", "always"), {"NO_COLOR": "1", "TERM": "dumb"}, True),
        (("--color", "never"), {"FORCE_COLOR": "1"}, False),
    ],
)
def test_colours_are_who_asks_for_them(
    options: tuple[str, ...],
    variables: dict[str, str],
    colored: bool,
    run: Callable[..., tuple[int, str, str]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name in ("NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert ("\x1b[" in run("audit", "desk/a.txt", *OPTIONS, *options)[1]) is colored


def test_a_job_on_github_gets_its_summary(
    run: Callable[..., tuple[int, str, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", "summary.md")
    Path("summary.md").write_text("before\n")
    out = run("audit", "desk/a.txt", *OPTIONS, "--format", "github")[1]
    assert out.startswith("::error file=desk/a.txt")
    summary = Path("summary.md").read_text("utf-8")
    assert summary.startswith("before\n#")
    assert "REP001" in summary


def test_help_and_rules_for_programs(run: Callable[..., tuple[int, str, str]]) -> None:
    assert "--source-pattern" in run("audit", "-h")[1]
    rules = json.loads(run("rules", "--format", "json")[1])
    assert {"id", "name", "severity", "summary"} <= rules[0].keys()
    assert json.loads(run("schema", "settings")[1])["additionalProperties"] is False
