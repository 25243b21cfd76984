"""Reports in Arabic, also of results that were written in English, or by somebody else."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import mtaudit
from mtaudit.auditor import Settings
from mtaudit.corpus.batch import batch
from mtaudit.examples import demo_texts
from mtaudit.language import Language
from mtaudit.readers import iter_records
from mtaudit.report import FOR_PEOPLE, render
from mtaudit.report.summary import summarise
from mtaudit.result import Result

RESULT = mtaudit.audit(*demo_texts(), model="gloss")


def saved(**message: Any) -> Result:
    """The first finding of the demo as JSON has it, with another message."""
    value = json.loads(render(RESULT, "json"))
    value["findings"] = [value["findings"][0] | message]
    return Result.from_dict(value)


def test_nothing_of_ours_is_left_in_english() -> None:
    for format_name in FOR_PEOPLE:
        report = re.sub(
            r"<style>.*?</style>|<script.*?</script>|<[^>]+>",
            "",
            render(RESULT, format_name, language="ar"),
            flags=re.DOTALL,
        )
        assert summarise(RESULT).verdict not in report
        assert not re.search(r"\b(findings?|critical|minor|Signature)\b", report)
        assert all(finding.message not in report for finding in RESULT.findings)


def test_a_result_in_arabic_is_read_in_english_again() -> None:
    arabic = json.loads(render(RESULT, "json", language="ar_EG"))
    assert not {each["message"] for each in arabic["findings"]} & {each.message for each in RESULT.findings}
    assert Result.from_dict(arabic) == replace(RESULT, id=arabic["id"])


def test_a_template_of_somebody_else_is_never_filled() -> None:
    parts = {"template": "{word.__class__} {0}", "values": {"word": "x"}}
    assert "as it came" in render(saved(message="as it came", message_parts=parts), "text", language="ar")


def test_a_template_of_ours_without_its_values() -> None:
    parts = {"template": "{word} does not spell {name}", "values": {"word": "x"}}
    assert "as it came" in render(saved(message="as it came", message_parts=parts), "text", language="ar")


def test_a_batch_in_arabic(tmp_path: Path) -> None:
    arabic, english = demo_texts()
    record = json.dumps({"id": 1, "target": arabic, "source": english}).encode()
    batch(iter_records(BytesIO(record)), tmp_path / "results", Settings("gloss"), language=Language("ar"))
    result = json.loads((tmp_path / "results").read_text("utf-8"))
    assert [each["message"] for each in result["findings"]] == [
        each.message for each in RESULT.in_language(Language("ar")).findings
    ]
