"""The bundled examples: their reports and index are fresh, every other format of the first is a golden file."""

import dataclasses
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from mtaudit import Auditor, Finding, Result
from mtaudit.examples import examples
from mtaudit.report import EXTENSIONS, FORMATS, render
from mtaudit.report.collection import write_pages

REPORTS = Path(__file__).parents[2] / "reports"


@pytest.fixture(scope="module")
def audited() -> list[Result]:
    auditor = Auditor(model="gloss")
    return [auditor.audit(each.arabic, each.english, id=each.name) for each in examples()]


@pytest.fixture(scope="module")
def kept(request: pytest.FixtureRequest) -> list[Result]:
    """The results in reports/, as `mtaudit demo` wrote them."""
    if request.config.getoption("--update-snapshots"):
        results = request.getfixturevalue("audited")
        for result in results:
            file_of(result).write_text(render(result, "json"), encoding="utf-8")
        write_pages((result.to_dict() for result in results), REPORTS)
    names = (each.name.replace(".ar.txt", ".json") for each in examples())
    return [Result.from_dict(json.loads((REPORTS / name).read_text("utf-8"))) for name in names]


def file_of(result: Result) -> Path:
    return REPORTS / result.id.replace(".ar.txt", ".json")


def said(finding: Finding) -> dict[str, object]:
    """A finding without what processors calculate to different digits."""
    return {key: value for key, value in dataclasses.asdict(finding).items() if key not in {"confidence", "evidence"}}


def test_the_reports_are_fresh(audited: list[Result], kept: list[Result]) -> None:
    for old, new in zip(kept, audited, strict=True):
        assert list(map(said, old.findings)) == list(map(said, new.findings)), "make demo"
        for before, after in zip(old.findings, new.findings, strict=True):
            assert before.confidence == pytest.approx(after.confidence, abs=0.02)
        assert [each.target for each in old.segments] == [each.target for each in new.segments]


def test_the_reports_are_rendered_as_they_were(kept: list[Result], tmp_path: Path) -> None:
    write_pages((result.to_dict() for result in kept), tmp_path)
    pages = {path.name: path.read_text("utf-8") for path in tmp_path.iterdir()}
    assert pages == {path.name: path.read_text("utf-8") for path in REPORTS.glob("*.html")}
    assert {path.name for path in REPORTS.glob("*.json")} == {file_of(result).name for result in kept}
    for result in kept:
        assert file_of(result).read_text("utf-8") == render(result, "json")


@pytest.mark.parametrize("name", sorted(FORMATS.keys() - {"html", "json"}))
def test_every_other_format_is_as_it_was(
    name: str, kept: list[Result], snapshot: Callable[[str, str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("mtaudit.__version__", "0")
    fixed = dataclasses.replace(kept[0], signature="version:test")
    snapshot(f"{name}.{EXTENSIONS[name]}", render(fixed, name, path="demo.ar.txt"))
