"""The formats of CI services: GitHub, JUnit, Markdown."""

import json
import re
from dataclasses import replace
from xml.etree import ElementTree

from mtaudit.report import render, render_all
from mtaudit.report.markdown import escape
from mtaudit.result import Result


def test_github_escapes_what_would_end_a_command(result: Result) -> None:
    finding = replace(result.findings[0], message="50% wrong\n::error::spoof", suggestion=None)
    text = render(replace(result, findings=(finding,)), "github", path="a,b:c.txt")
    assert text.startswith("::error file=a%2Cb%3Ac.txt,line=3,endLine=3,col=1,endColumn=12,title=")
    assert "::50%25 wrong%0A::error::spoof%0A" in text
    assert text.count("\n") == 1
    assert render(result, "github").splitlines()[-1].startswith("::warning file=council.txt,line=")


def test_github_shows_the_gravest_and_counts_the_rest(result: Result) -> None:
    critical, major = result.findings[3], result.findings[0]
    text = render(replace(result, findings=(*[major] * 12, critical)), "github", path="a.txt")
    lines = text.splitlines()
    assert len(lines) == 10
    assert "OMI001 critical" in lines[0]
    assert lines[-1].startswith("::error title=mtaudit::4 more findings")


def test_junit_fails_what_fails_the_run_and_names_hang_on_no_line(result: Result) -> None:
    root = ElementTree.fromstring(render(result, "junit", path="council.txt"))
    suite = root.find("testsuite")
    assert suite is not None
    assert (suite.get("tests"), suite.get("failures"), suite.get("name")) == ("4", "3", "council.txt")
    failures = [failure for case in suite.iter("testcase") for failure in case.iter("failure")]
    assert [failure.get("type", "").split()[0] for failure in failures] == ["major", "major", "critical"]
    assert "council.txt:3:6" in (failures[1].text or "")
    for threshold, count in (("minor", "4"), ("critical", "1"), (None, "0")):
        again = ElementTree.fromstring(render(result, "junit", fail_on=threshold))  # type: ignore[arg-type]
        assert again.get("failures") == count
    names = [case.get("name") for case in suite.iter("testcase")]
    assert len({*names}) == 4
    moved = replace(
        result,
        target="\n" + result.target,
        segments=(),
        findings=tuple(replace(each, start=each.start + 1, end=each.end + 1) for each in result.findings),
    )
    assert [case.get("name") for case in ElementTree.fromstring(render(moved, "junit")).iter("testcase")] == names
    clean = ElementTree.fromstring(render(replace(result, findings=()), "junit"))
    assert (clean.get("tests"), clean.get("failures")) == ("1", "0")


def test_gitlab_rdjson_and_checkstyle_point_into_the_text(result: Result) -> None:
    issues = json.loads(render_all([result, replace(result, id="b.txt")], "gitlab"))
    assert len({each["fingerprint"] for each in issues}) == len(issues) == 8
    assert issues[1]["location"] == {"path": "council.txt", "lines": {"begin": 3, "end": 3}}
    assert {each["severity"] for each in issues} <= {"info", "minor", "major", "critical", "blocker"}
    diagnostics = json.loads(render(result, "rdjson"))["diagnostics"]
    line = result.target.split("\n")[2].encode()
    span = diagnostics[1]["location"]["range"]
    assert line[span["start"]["column"] - 1 : span["end"]["column"] - 1].decode() == "Keller"
    assert diagnostics[1]["suggestions"] == [{"range": span, "text": "كيلر"}]
    [file] = ElementTree.fromstring(render(result, "checkstyle"))
    assert file.get("name") == "council.txt"
    assert [(each.get("line"), each.get("column")) for each in file][:2] == [("3", "1"), ("3", "6")]


def test_markdown_leaves_text_as_it_is(result: Result) -> None:
    finding = replace(result.findings[0], message="a | b <b>c</b> `d` [e](http://f) *g*\nh")
    text = render(replace(result, findings=(finding,)), "markdown")
    assert r"a \| b &lt;b&gt;c&lt;/b&gt; \`d\` \[e\](http:&#8288;//f) \*g\* h" in text
    assert "**Fix before publishing**: 1 finding (1 major)" in text


def test_markdown_calls_nobody_and_links_nothing(result: Result) -> None:
    called = "@octocat @org/team a@example.org #12 GH-34 !5 https://example.org www.example.org 0123abcdef98"
    text = render(replace(result, findings=(replace(result.findings[0], message=called),)), "markdown")
    assert not re.search(r"@\w|[#!]\d|GH-\d|https?://|www\.\w|0123abc", text.replace("&#8288;", "\u2060"))
    assert "2024-11-26" in escape("2024-11-26")
    assert escape("1000000 defaced") == "1000000 defaced"
