"""Findings in HTML, XLIFF and TMX stand at a line and column of the file itself."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import mtaudit
from mtaudit.readers import read_pair
from mtaudit.result import Result

FIRST, SECOND = "أعلن الوزير يوم الأحد بدء بدء المحادثات في العاصمة.", "وصل الوفد إلى إلى بيروت مساء الجمعة."
HTML = f"""<!DOCTYPE html>
<html lang="ar"><head><title>أعلن الوزير</title></head>
<body>
<!-- {SECOND} -->
<p>{FIRST.replace("بدء بدء", "<b>بدء</b> بدء")}</p>

<p>قال &quot;نعم&quot; ثم غادر.
   {SECOND}</p>
</body></html>
"""
XLIFF = f"""<?xml version="1.0"?>
<xliff version="1.2"><file source-language="en" target-language="ar"><body>
<trans-unit id="one"><source>The minister announced the talks.</source>
  <target>{FIRST}</target></trans-unit>
<trans-unit id="two"><source>The delegation arrived.</source><target>{SECOND}</target></trans-unit>
</body></file></xliff>
"""
TMX = f"""<tmx version="1.4"><body>
<tu tuid="seven"><tuv xml:lang="en"><seg>The minister announced the talks.</seg></tuv>
<tuv xml:lang="ar"><seg>{FIRST}</seg></tuv></tu>
</body></tmx>
"""


def audited(path: Path) -> Result:
    article = read_pair(str(path))
    result = mtaudit.audit(article.target, article.source, model="gloss", select="REP")
    return replace(result, locations=article.locations)


@pytest.mark.parametrize(
    ("name", "text", "units"), [("a.html", HTML, []), ("a.xlf", XLIFF, ["one", "two"]), ("a.tmx", TMX, ["seven"])]
)
def test_places_are_those_of_the_file(name: str, text: str, units: list[str], tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_text(text, "utf-8")
    result = audited(path)
    run: Any = json.loads(result.render("sarif", path=name))["runs"][0]
    assert run["results"]
    lines = text.split("\n")
    for each, finding in zip(run["results"], result.findings, strict=True):
        region = each["locations"][0]["physicalLocation"]["region"]
        assert region["startLine"] == region["endLine"]
        marked = lines[region["startLine"] - 1][region["startColumn"] - 1 : region["endColumn"] - 1]
        assert marked.replace("<b>", "").replace("</b>", "") == finding.text
        assert ("fixes" in each) == (marked == finding.text)
        assert "charOffset" not in region
    named = [each["locations"][0]["logicalLocations"][0]["name"] for each in run["results"] if units]
    assert named == units
    assert Result.from_dict(json.loads(result.render("json"))) == result


def test_plain_text_needs_none(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(FIRST, "utf-8")
    assert audited(path).locations == ()
