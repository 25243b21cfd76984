"""The lexicon of the analyser is under the GPL: who leaves it out has an audit whose other rules are silent."""

import json
import subprocess
import sys
from pathlib import Path

TEXT = "وقال الوزراء إنهم لم يوافقون على على الخطة وإن 51 دولة شاركت في Summit.\n"
SOURCE = "The ministers said they had not approved the plan and that 15 countries took part in the summit.\n"
WITHOUT = (
    "import sys, mtaudit.arabic.lexicon as lexicon; lexicon._folder = lambda: None\n"
    "from mtaudit import cli\nsys.argv = ['mtaudit', *sys.argv[1:]]\ncli.main()"
)


def test_what_needs_it_is_silent_and_one_line_says_so(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    (tmp_path / "e.txt").write_text(SOURCE, "utf-8")
    options = ("audit", "a.txt", "--source", "e.txt", "--model", "gloss", "--format", "json")
    found = {}
    for name, program in (("with", ["-m", "mtaudit"]), ("without", ["-c", WITHOUT])):
        done = subprocess.run(
            [sys.executable, *program, *options], cwd=tmp_path, capture_output=True, text=True, check=False
        )
        assert done.returncode == 1, done.stderr
        result = json.loads(done.stdout)
        found[name] = {(each["rule"], each["start"]) for each in result["findings"]}
        said = done.stderr.splitlines()
        if name == "without":
            assert "|lexicon:none+" in result["signature"]
    assert len(said) == 1
    assert "the Arabic lexicon is not installed" in said[0]
    assert {rule[:3] for rule, _ in found["without"]} == {"NUM", "REP", "UNT"}
    assert found["without"] < found["with"]
