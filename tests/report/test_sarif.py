import json
from dataclasses import replace
from pathlib import Path
from typing import Any

from mtaudit.checks import own_checks
from mtaudit.report import render
from mtaudit.result import Result


def _run(result: Result, path: str = "news/article one.txt") -> Any:
    log = json.loads(render(result, "sarif", path=path))
    assert log["version"] == "2.1.0"
    assert log["$schema"].endswith("sarif-2.1.0.json")
    return log["runs"][0]


def test_results_point_into_the_text(result: Result) -> None:
    run = _run(result)
    assert run["columnKind"] == "unicodeCodePoints"
    assert run["artifacts"][0]["location"]["uri"] == "news/article%20one.txt"
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert [each["level"] for each in run["results"]] == ["error", "error", "warning", "error"]
    for each, finding in zip(run["results"], result.findings, strict=True):
        region = each["locations"][0]["physicalLocation"]["region"]
        line = result.target.split("\n")[region["startLine"] - 1]
        assert line[region["startColumn"] - 1 : region["endColumn"] - 1] == finding.text
        assert (region["charOffset"], region["charLength"]) == (finding.start, finding.end - finding.start)
        assert rules[each["ruleIndex"]] == each["ruleId"] == finding.rule
        assert each["message"]["text"].startswith(finding.message)
        assert 0 <= each["rank"] <= 100


def test_rules_come_with_their_documentation(result: Result) -> None:
    check = own_checks()[0]
    finding = replace(result.findings[0], rule=check.id)
    (rule,) = _run(replace(result, findings=(finding,)))["tool"]["driver"]["rules"]
    assert rule["id"] == check.id
    assert rule["shortDescription"]["text"] in check.documentation
    assert "Why it matters" in rule["help"]["text"]
    assert (Path(__file__).parents[2] / rule["helpUri"]).is_file()
    assert "**Bad**" in rule["help"]["markdown"]


def test_results_carry_their_fingerprints(result: Result) -> None:
    carried = [each["partialFingerprints"]["mtaudit/v2"] for each in _run(result)["results"]]
    assert carried == [each.fingerprint for each in result.findings]
    assert len({*carried}) == 4
