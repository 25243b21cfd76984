import json
from dataclasses import replace
from typing import Any

from mtaudit.checks import own_checks
from mtaudit.report import render, render_all
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


def test_code_scanning_gets_all_that_it_shows(result: Result) -> None:
    run = _run(result, "./news/article.txt")
    assert run["tool"]["driver"]["informationUri"].startswith("https://")
    assert run["automationDetails"]["id"] == "mtaudit/"
    location = run["results"][1]["locations"][0]["physicalLocation"]["artifactLocation"]
    assert location == {"uri": "news/article.txt", "uriBaseId": "%SRCROOT%", "index": 0}
    assert "%SRCROOT%" in run["originalUriBaseIds"]
    [fix] = run["results"][1]["fixes"]
    [replacement] = fix["artifactChanges"][0]["replacements"]
    assert replacement["insertedContent"] == {"text": "كيلر"}
    region = run["results"][1]["locations"][0]["physicalLocation"]["region"]
    assert replacement["deletedRegion"].items() <= region.items()
    assert "fixes" not in run["results"][0]
    hashes = [each["partialFingerprints"]["primaryLocationLineHash"] for each in run["results"]]
    assert len({*hashes}) == 4
    assert _run(result, "/tmp/a.txt")["artifacts"][0]["location"] == {"uri": "file:///tmp/a.txt"}


def test_several_articles_are_one_run(result: Result) -> None:
    log = json.loads(render_all([result, replace(result, id="b.txt")], "sarif"))
    [run] = log["runs"]
    places = [each["locations"][0]["physicalLocation"]["artifactLocation"] for each in run["results"]]
    assert [each["uri"] for each in places] == ["council.txt"] * 4 + ["b.txt"] * 4
    assert [run["artifacts"][each["index"]]["location"]["uri"] for each in places] == [each["uri"] for each in places]


def test_rules_come_with_their_documentation(result: Result) -> None:
    check = own_checks()[0]
    finding = replace(result.findings[0], rule=check.id)
    (rule,) = _run(replace(result, findings=(finding,)))["tool"]["driver"]["rules"]
    assert rule["id"] == check.id
    assert rule["shortDescription"]["text"] in check.documentation
    assert "Why it matters" in rule["help"]["text"]
    assert rule["helpUri"].startswith("https://")
    assert rule["properties"]["problem.severity"] in {"error", "warning"}
    assert rule["properties"]["precision"] in {"very-high", "high", "medium", "low"}
    assert "**Bad**" in rule["help"]["markdown"]


def test_results_carry_their_fingerprints(result: Result) -> None:
    carried = [each["partialFingerprints"]["mtaudit/v2"] for each in _run(result)["results"]]
    assert carried == [each.fingerprint for each in result.findings]
    assert len({*carried}) == 4
