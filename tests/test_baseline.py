"""A baseline knows findings by what they are; what is no baseline is refused."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

import mtaudit
from mtaudit.baseline import BASELINE, load_baseline
from mtaudit.errors import BaselineError

FIRST = "أعلن الوزير يوم الأحد بدء بدء المحادثات في العاصمة."
SECOND = "وصل الوفد إلى إلى بيروت مساء الجمعة."
OPTIONS = ("--model", "gloss", "--select", "REP", "--format", "json")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text(FIRST, "utf-8")
    return tmp_path


def test_another_path_to_the_article_brings_nothing_back(
    folder: Path, run: Callable[..., tuple[int, str, str]]
) -> None:
    assert run("audit", "a.txt", *OPTIONS, "--write-baseline", "known.json")[0] == 0
    for path in ("a.txt", "./a.txt", str(folder / "a.txt")):
        status, out, err = run("audit", path, *OPTIONS, "--baseline", "known.json")
        assert (status, json.loads(out)["findings"], err) == (0, [], "")
        assert [each["rule"] for each in json.loads(out)["hidden"]] == ["REP001"]


def test_what_is_stale_is_said_and_pruned(folder: Path, run: Callable[..., tuple[int, str, str]]) -> None:
    Path("a.txt").write_text(f"{FIRST}\n\n{SECOND}", "utf-8")
    run("audit", "a.txt", *OPTIONS, "--write-baseline", "known.json")
    Path("a.txt").write_text(SECOND, "utf-8")
    status, _, err = run("audit", "a.txt", *OPTIONS, "--baseline", "known.json")
    assert (status, err.count("\n")) == (0, 1)
    assert "1 finding" in err
    assert "بدء بدء" in err
    run("audit", "a.txt", *OPTIONS, "--baseline", "known.json", "--prune")
    assert [each.text for each in load_baseline(Path("known.json")).known] == ["إلى إلى"]
    assert run("audit", "a.txt", *OPTIONS, "--baseline", "known.json")[2] == ""


def test_what_a_rule_that_did_not_run_would_say_is_not_stale(
    folder: Path, run: Callable[..., tuple[int, str, str]]
) -> None:
    run("audit", "a.txt", *OPTIONS, "--write-baseline", "known.json")
    Path("a.txt.mtaudit-ignore").write_text("REP002 # as written\n0123456789abcdef # as written\n", "utf-8")
    before = Path("known.json").read_bytes()
    for options in (("--select", "PUN"), ("--ignore", "REP")):
        _, _, err = run("audit", "a.txt", "--model", "gloss", *options, "--baseline", "known.json", "--prune")
        assert err == ""
    assert Path("known.json").read_bytes() == before


def test_a_batch_writes_one_and_reads_it(folder: Path, run: Callable[..., tuple[int, str, str]]) -> None:
    Path("in.jsonl").write_text("\n".join(json.dumps({"target": each}) for each in (FIRST, SECOND)) + "\n{}", "utf-8")
    options = ("batch", "in.jsonl", "--output", "out.jsonl", "--force", *OPTIONS[:4], "--fail-on", "minor")
    assert run(*options)[0] == 1
    assert run(*options, "--write-baseline", "known.json")[0] == 0
    assert len(load_baseline(Path("known.json")).known) == 2
    for known in ("known.json", "out.jsonl"):
        again = (*options[:3], "again.jsonl", *options[4:], "--baseline", known)
        assert run(*again)[0] == 0


def test_decisions_dismiss(folder: Path, run: Callable[..., tuple[int, str, str]]) -> None:
    result = mtaudit.audit(f"{FIRST}\n\n{SECOND}", model="gloss", select="REP")
    decided = [
        {"fingerprint": each.fingerprint, "decision": decision}
        for each, decision in zip(result.findings, ("dismissed", "accepted"), strict=True)
    ]
    Path("decided.json").write_text(json.dumps({"mtaudit": "decisions/1", "decisions": decided}), "utf-8")
    left = mtaudit.audit(f"{FIRST}\n\n{SECOND}", model="gloss", select="REP", baseline="decided.json")
    assert [each.text for each in left.findings] == ["إلى إلى"]
    status, _, err = run("audit", "a.txt", *OPTIONS, "--baseline", "decided.json", "--prune")
    assert status == 2
    assert "decisions" in err


def test_what_is_dismissed_everywhere_stays_away_from_new_text(folder: Path) -> None:
    decisions = {"mtaudit": "decisions/1", "decisions": [], "everywhere": [{"rule": "REP001", "text": "بدء بدء"}]}
    Path("decided.json").write_text(json.dumps(decisions), "utf-8")
    text = f"{FIRST}\n\nورحب الأمين العام بقرار بدء بدء المفاوضات.\n\n{SECOND}"
    plain = mtaudit.audit(text, model="gloss", select="REP")
    left = mtaudit.audit(text, model="gloss", select="REP", baseline="decided.json")
    assert [each.text for each in left.findings] == ["إلى إلى"]
    assert [each.text for each in left.hidden] == ["بدء بدء"] * 2
    assert left.signature != plain.signature
    decisions["decisions"] = [{"fingerprint": plain.findings[1].fingerprint, "decision": "open"}]
    Path("decided.json").write_text(json.dumps(decisions), "utf-8")
    left = mtaudit.audit(text, model="gloss", select="REP", baseline="decided.json")
    assert left.findings == plain.findings[1:]


@pytest.mark.parametrize(
    "value",
    [
        {},
        {"mtaudit": "baseline/2", "findings": []},
        {"mtaudit": BASELINE},
        {"mtaudit": BASELINE, "findings": [{"rule": "REP001"}]},
        {"mtaudit": "decisions/1"},
        {"mtaudit": "decisions/1", "decisions": [], "everywhere": [{"rule": "REP001"}]},
        json.loads(mtaudit.audit(FIRST, model="gloss", select="REP").render("sarif")),
    ],
)
def test_what_is_no_baseline_is_refused(folder: Path, value: object) -> None:
    Path("no.json").write_text(json.dumps(value), "utf-8")
    with pytest.raises(BaselineError, match=r"no\.json: is no baseline"):
        load_baseline(Path("no.json"))


def test_a_result_of_an_earlier_version_is_read(folder: Path) -> None:
    value = mtaudit.audit(FIRST, model="gloss", select="REP").to_dict()
    del value["hidden"]
    for each in value["findings"]:
        del each["fingerprint"]
    Path("old.json").write_text(json.dumps(value), "utf-8")
    assert mtaudit.audit(FIRST, model="gloss", select="REP", baseline="old.json").findings == ()
