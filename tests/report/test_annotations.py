"""The formats of CI services: GitHub, JUnit, Markdown."""

from dataclasses import replace
from xml.etree import ElementTree

from mtaudit.report import render
from mtaudit.result import Result


def test_github_escapes_what_would_end_a_command(result: Result) -> None:
    finding = replace(result.findings[0], message="50% wrong\n::error::spoof", suggestion=None)
    text = render(replace(result, findings=(finding,)), "github", path="a,b:c.txt")
    assert text.startswith("::error file=a%2Cb%3Ac.txt,line=3,endLine=3,col=1,endColumn=12,title=")
    assert "::50%25 wrong%0A::error::spoof%0A" in text
    assert text.count("\n") == 1
    assert render(result, "github").splitlines()[2].startswith("::warning line=")


def test_junit_counts_every_finding(result: Result) -> None:
    root = ElementTree.fromstring(render(result, "junit", path="council.txt"))
    suite = root.find("testsuite")
    assert suite is not None
    assert (suite.get("tests"), suite.get("failures"), suite.get("name")) == ("4", "4", "council.txt")
    failures = [failure for case in suite.iter("testcase") for failure in case.iter("failure")]
    assert [failure.get("type", "").split()[0] for failure in failures] == ["major", "major", "minor", "critical"]
    assert "council.txt:3:6" in (failures[1].text or "")
    clean = ElementTree.fromstring(render(replace(result, findings=()), "junit"))
    assert (clean.get("tests"), clean.get("failures")) == ("1", "0")


def test_markdown_leaves_text_as_it_is(result: Result) -> None:
    finding = replace(result.findings[0], message="a | b <b>c</b> `d` [e](http://f) *g*\nh")
    text = render(replace(result, findings=(finding,)), "markdown")
    assert r"a \| b &lt;b&gt;c&lt;/b&gt; \`d\` \[e\](http://f) \*g\* h" in text
    assert "**Fix before publishing**: 1 finding (1 major)" in text
