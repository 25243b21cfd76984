"""The bundled example: its reports are fresh, and every other format is kept as a golden file."""

import dataclasses
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from mtaudit import Auditor, Finding, Result
from mtaudit.examples import demo_texts
from mtaudit.report import EXTENSIONS, FORMATS, render

REPORTS = Path(__file__).parents[2] / "reports"


@pytest.fixture(scope="module")
def audited() -> Result:
    return Auditor(model="gloss").audit(*demo_texts(), id="demo.ar.txt")


@pytest.fixture(scope="module")
def kept(request: pytest.FixtureRequest) -> Result:
    """The result in reports/, as `mtaudit demo` wrote it."""
    if request.config.getoption("--update-snapshots"):
        result = request.getfixturevalue("audited")
        for name in ("json", "html"):
            (REPORTS / f"demo.{name}").write_text(render(result, name), encoding="utf-8")
    return Result.from_dict(json.loads((REPORTS / "demo.json").read_text("utf-8")))


def said(finding: Finding) -> dict[str, object]:
    """A finding without what processors calculate to different digits."""
    return {key: value for key, value in dataclasses.asdict(finding).items() if key not in {"confidence", "evidence"}}


def test_the_reports_are_fresh(audited: Result, kept: Result) -> None:
    assert list(map(said, kept.findings)) == list(map(said, audited.findings)), "make demo"
    for old, new in zip(kept.findings, audited.findings, strict=True):
        assert old.confidence == pytest.approx(new.confidence, abs=0.02)
    assert [each.target for each in kept.segments] == [each.target for each in audited.segments]


@pytest.mark.parametrize("name", ["html", "json"])
def test_the_reports_are_rendered_as_they_were(name: str, kept: Result) -> None:
    assert (REPORTS / f"demo.{name}").read_text("utf-8") == render(kept, name)


@pytest.mark.parametrize("name", sorted(FORMATS.keys() - {"html", "json"}))
def test_every_other_format_is_as_it_was(name: str, kept: Result, snapshot: Callable[[str, str], None]) -> None:
    fixed = dataclasses.replace(kept, signature="version:test")
    snapshot(f"{name}.{EXTENSIONS[name]}", render(fixed, name, path="demo.ar.txt"))
