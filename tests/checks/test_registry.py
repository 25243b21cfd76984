"""Which rules there are, with those that other packages bring."""

from __future__ import annotations

import os
import subprocess
import sys
from importlib.metadata import EntryPoint
from pathlib import Path

import pytest

from mtaudit.checks import Evidence, check, own_checks
from mtaudit.checks.registry import by_identifier, load
from mtaudit.checks.rules.name.garbled import garbled_name
from mtaudit.errors import PluginError

RULE = '''
"""A newsroom's rule."""
from collections.abc import Iterator
from mtaudit.checks import Evidence, Mark, check

@check("{identifier}", "forbidden-word", "terminology", "minor")
def forbidden_word(evidence: Evidence) -> Iterator[Mark]:
    """Report a word that the style book forbids.

    What it finds
        سوف.
    Why it matters
        House style.
    When it stays silent
        Never.
    Measured
        Nothing to measure.
    Bad
        ar: قال الوزير إنه [[سوف]] يعود.
    Good
        ar: قال الوزير إنه سيعود.
    """
    for passage in evidence.prose:
        for word in passage.words:
            if word.text == "سوف":
                yield Mark(word, "the style book forbids it", 0.9)
'''


def install(folder: Path, code: str) -> None:
    """A package as pip leaves it, with an entry point that names it; its rules are in a module within it."""
    (folder / "newsroom_rules").mkdir()
    (folder / "newsroom_rules" / "__init__.py").touch()
    (folder / "newsroom_rules" / "style.py").write_text(code, "utf-8")
    metadata = folder / "newsroom_rules-1.2.dist-info"
    metadata.mkdir()
    (metadata / "METADATA").write_text("Metadata-Version: 2.1\nName: newsroom-rules\nVersion: 1.2\n")
    (metadata / "entry_points.txt").write_text("[mtaudit.checks]\nstyle = newsroom_rules\n")


def mtaudit(folder: Path, *arguments: str, given: str = "") -> subprocess.CompletedProcess[str]:
    path = os.pathsep.join([str(folder), os.environ.get("PYTHONPATH", "")])
    command = [sys.executable, "-m", "mtaudit.cli", *arguments]
    return subprocess.run(
        command, input=given, capture_output=True, encoding="utf-8", env={**os.environ, "PYTHONPATH": path}, check=False
    )


def test_another_package_brings_a_rule(tmp_path: Path) -> None:
    install(tmp_path, RULE.format(identifier="XNR001"))
    listed = " ".join(mtaudit(tmp_path, "rules").stdout.split())
    assert "XNR001 minor terminology A word that the style book forbids (from newsroom-rules 1.2)" in listed
    done = mtaudit(tmp_path, "audit", "-", "--model", "gloss", "--format", "github", given="قال الوزير إنه سوف يعود.")
    assert "XNR001" in done.stdout
    assert done.returncode == 0


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        ("import no_such_module", "no_such_module"),
        ("", "there are none"),
        (RULE.format(identifier="NAM001"), "NAM001"),
        (RULE.format(identifier="XNR1"), "XNR1"),
        (RULE.format(identifier="XNR001").replace("Why it matters", "Why"), "headings"),
    ],
)
def test_rules_that_cannot_be_used_are_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: str, reason: str
) -> None:
    (tmp_path / "newsroom_style.py").write_text(code, "utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.delitem(sys.modules, "newsroom_style", raising=False)
    with pytest.raises(PluginError, match=reason) as raised:
        by_identifier([*own_checks(), *load(EntryPoint("style", "newsroom_style", "mtaudit.checks"))])
    assert "newsroom_style" in str(raised.value)
    assert "\n" not in str(raised.value)


def test_a_broken_package_stops_the_command_in_one_line(tmp_path: Path) -> None:
    install(tmp_path, "1 / 0")
    done = mtaudit(tmp_path, "rules")
    assert done.returncode == 2
    (line,) = done.stderr.splitlines()
    assert "newsroom-rules 1.2" in line


def test_an_entry_point_may_name_one_rule_and_rules_of_ours_are_not_taken_twice() -> None:
    module = "mtaudit.checks.rules.name.garbled"
    with pytest.raises(PluginError, match="there are none"):
        load(EntryPoint("ours", module, "mtaudit.checks"))
    assert garbled_name in own_checks()


def test_two_rules_of_one_identifier_are_an_error() -> None:
    @check("NAM001", "other-name", "name", "minor")
    def other_name(evidence: Evidence):  # type: ignore[no-untyped-def]
        yield from ()

    with pytest.raises(ValueError, match="NAM001"):
        by_identifier([*own_checks(), other_name])
