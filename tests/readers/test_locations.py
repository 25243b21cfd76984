"""Findings in HTML, Word, XLIFF and TMX stand at a line and column of the file itself."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import mtaudit
from mtaudit.readers import read_pair
from mtaudit.readers.locations import locate
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


def word(*paragraphs: tuple[str, str | None]) -> bytes:
    from docx import Document

    document = Document()
    for text, identifier in paragraphs:
        element = document.add_paragraph(text)._element
        if identifier:
            element.set("{http://schemas.microsoft.com/office/word/2010/wordml}paraId", identifier)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def test_a_line_of_a_word_document_is_a_paragraph_and_its_id_the_unit(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(word(("عنوان\nفي سطرين", None), ("", None), (FIRST, "1A2B3C4D"), (SECOND, None)))
    result = audited(path)
    run: Any = json.loads(result.render("sarif", path="a.docx"))["runs"][0]
    places = [each["locations"][0] for each in run["results"]]
    assert [each["physicalLocation"]["region"]["startLine"] for each in places] == [3, 4]
    assert [each.get("logicalLocations", [{}])[0].get("name") for each in places] == ["1A2B3C4D", None]
    starts = [each["physicalLocation"]["region"]["startColumn"] for each in places]
    assert starts == [FIRST.index("بدء") + 1, SECOND.index("إلى") + 1]
    assert not any("fixes" in each for each in run["results"])
    assert Result.from_dict(json.loads(result.render("json"))) == result


@pytest.mark.parametrize("format_name", ["sarif", "github", "gitlab", "junit", "rdjson", "checkstyle"])
def test_every_format_for_programs_has_the_line_and_the_unit(format_name: str, tmp_path: Path) -> None:
    path = tmp_path / "a.xlf"
    path.write_text(XLIFF.replace('id="two"', 'id="unit-77"'), "utf-8")
    text = audited(path).render(format_name, path="a.xlf")
    assert "unit-77" in text
    line = next(number for number, each in enumerate(XLIFF.split("\n"), 1) if SECOND in each)
    written = {"github": f"line={line},", "junit": f"a.xlf:{line}:", "checkstyle": f'line="{line}"'}
    assert written.get(format_name, f": {line}") in text


def test_a_plain_text_is_decoded_once(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    from mtaudit.readers import pair, text

    decoded: list[bytes] = []

    def decode(data: bytes, *_: object) -> str:
        decoded.append(data)
        return data.decode()

    for module in (pair, text):
        monkeypatch.setattr(module, "decode", decode)
    path = tmp_path / "a.txt"
    path.write_text(FIRST, "utf-8")
    assert read_pair(str(path)).target == FIRST
    assert len(decoded) == 1


@pytest.mark.parametrize("opened", ["<!--", "<![CDATA[", "<script>", "<a ", "&", "<?"])
def test_markup_that_nothing_closes_is_looked_through_once(opened: str) -> None:
    assert locate(opened * 200_000, FIRST) == ()
    assert locate(f"{FIRST}\n{opened}", FIRST)[0].line == 1
