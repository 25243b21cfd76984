"""A summary counts what the files hold, whatever they are written as, and says how sure its figures are."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from mtaudit.auditor import Auditor, Settings
from mtaudit.corpus import audit_record
from mtaudit.errors import ResultError
from mtaudit.interchange import write_results
from mtaudit.names import glossary
from mtaudit.readers import BadLine, Record
from mtaudit.summary import render_glossary, render_html, render_json, render_text, summarise
from mtaudit.summary.bootstrap import Articles, difference, interval
from mtaudit.summary.figures import Wrong

pytest.importorskip("duckdb")
pytest.importorskip("pyarrow")

GOOD = "وصل الوفد إلى العاصمة صباح اليوم، وبدأت المحادثات بعد ساعة."
BAD = "وصل وصل الوفد إلى إلى العاصمة صباح اليوم، وبدأت بدأت المحادثات بعد ساعة."


@pytest.fixture(scope="module")
def results() -> list[dict[str, Any]]:
    """Six articles by two systems, of which one repeats words, and a line that is none."""
    auditor = Auditor(Settings("gloss", select=("REP",)))
    records: list[Record | BadLine] = [
        Record(number, f"a{number % 3}", text, None, {"system": system, "day": f"2024-0{1 + number % 2}-07"})
        for number, (system, text) in enumerate([("first", GOOD)] * 3 + [("second", BAD)] * 3)
    ]
    return [audit_record(each, auditor) for each in [*records, BadLine(7, None, "not JSON")]]


@pytest.mark.parametrize("kind", ["jsonl", "jsonl.gz", "parquet", "arrow"])
def test_every_kind_of_file_tells_the_same(results: list[dict[str, Any]], tmp_path: Path, kind: str) -> None:
    path = tmp_path / f"results.{kind}"
    write_results(results, path)
    found = summarise([str(path)], system="system", month="day")
    assert (found.articles, found.errors) == (6, 1)
    assert found.words == sum(each["score"]["words"] for each in results[:-1])
    assert found.findings == sum(len(each["findings"]) for each in results[:-1]) > 0
    [rule] = found.rules
    assert (rule.category, rule.articles) == ("repetition", 3)
    assert sum(rule.severities.values()) == rule.findings == found.findings
    values = [(group.by, group.value, group.articles, group.findings > 0) for group in found.groups]
    assert values == [
        ("system", "first", 3, False),
        ("system", "second", 3, True),
        ("day", "2024-01", 3, True),
        ("day", "2024-02", 3, True),
    ]
    [comparison] = found.comparisons
    assert (comparison.one, comparison.other, comparison.difference.articles) == ("second", "first", 3)
    assert {article.parts["system"] for article in found.worst} == {"second"}


def test_two_corpora_stand_side_by_side(results: list[dict[str, Any]], tmp_path: Path) -> None:
    for name, some in (("one", results[3:6]), ("other", results[:3])):
        write_results(some, tmp_path / f"{name}.jsonl")
    found = summarise([str(tmp_path / "one.jsonl")], against=[str(tmp_path / "other.jsonl")])
    assert [(group.by, group.value) for group in found.groups] == [("corpus", "against"), ("corpus", "results")]
    [comparison] = found.comparisons
    assert (comparison.one, comparison.other) == ("results", "against")
    assert "these results" in render_text(found)


@pytest.mark.parametrize(("content", "said"), [("[1, 2]\n", "results"), (None, "no such file")])
def test_what_is_no_result_is_named(tmp_path: Path, content: str | None, said: str) -> None:
    path = tmp_path / "results.jsonl"
    if content:
        path.write_text(content)
    with pytest.raises(ResultError, match=rf"results\.jsonl: .*{said}"):
        summarise([str(path)])


def test_a_key_of_ours_is_no_column(tmp_path: Path) -> None:
    with pytest.raises(ResultError, match="model"):
        summarise([str(tmp_path / "results.jsonl")], by=["model"])


def articles(count: int, rate: float, seed: int) -> Articles:
    """Articles of some hundred words with an error of five points in so many of them."""
    random = np.random.default_rng(seed)
    words = random.integers(100, 500, count).astype(np.float64)
    return Articles(np.asarray(5 * random.poisson(rate * words / 1000), np.float64), words)


def test_an_interval_holds_the_truth_as_often_as_it_says() -> None:
    held = 0
    for seed in range(100):
        found = interval(articles(150, 4, seed))
        held += found.low <= 20 <= found.high
    assert 88 <= held <= 99


def test_a_difference_is_sure_where_there_is_one() -> None:
    one, other = articles(200, 8, 1), articles(200, 4, 2)
    for paired in (True, False):
        assert difference(one, other, paired=paired).p < 0.01
        assert difference(articles(200, 4, 3), other, paired=paired).p > 0.05
    same = difference(one, one, paired=True)
    assert (same.interval.value, same.interval.low, same.interval.high) == (0, 0, 0)


def test_the_same_figures_every_time() -> None:
    assert interval(articles(50, 4, 1)) == interval(articles(50, 4, 1))


def test_a_proposed_glossary_is_one(tmp_path: Path) -> None:
    wrong = [
        Wrong("name", "Geneva", "جنيف", "جينيفا", 3, 2),
        Wrong("name", "Geneva", "جنيف", "جنيفا", 9, 7),
        Wrong("terminology", "ceasefire", "وقف إطلاق النار", "توقف النار", 4, 4),
        Wrong("name", "Basel", None, "باسل", 8, 8),
    ]
    path = tmp_path / "proposed.tsv"
    path.write_text(render_glossary(wrong), "utf-8")
    terms = glossary.load(path).terms
    assert [term.english for term in terms] == ["Geneva", "ceasefire"]
    assert terms[0] == glossary.Term("Geneva", ("جنيف",), ("جينيفا", "جنيفا"))


@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_summary_is_a_page_a_table_and_json(results: list[dict[str, Any]], tmp_path: Path, language: str) -> None:
    hostile = results[3] | {"id": "<script>alert(1)</script>", "system": "a\u202eb"}
    write_results([*results, hostile], tmp_path / "results.jsonl")
    found = summarise([str(tmp_path / "results.jsonl")], system="system", by=["desk"])
    page = render_html(found, language=language)
    assert f'<html lang="{language}"' in page
    assert "<script" not in page
    assert "<svg" in page
    assert "\u202e" not in page
    assert found.rules[0].id in render_text(found, language=language)
    assert json.loads(render_json(found))["articles"] == 7
    assert render_html(replace(found, rules=(), groups=(), comparisons=(), worst=(), wrong=()), language=language)


def test_the_command_writes_both(
    results: list[dict[str, Any]], tmp_path: Path, run: Callable[..., tuple[int, str, str]]
) -> None:
    path, proposed = tmp_path / "results.parquet", tmp_path / "proposed.tsv"
    write_results(results, path)
    status, out, err = run("summary", str(path), "--system", "system", "--write-glossary", str(proposed))
    assert status == 0, err
    assert "6 articles" in out
    assert proposed.read_text("utf-8").startswith("# Proposed")
    assert run("summary", str(path), "--output", str(path))[0] == 2
