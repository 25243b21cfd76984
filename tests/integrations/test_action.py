"""The shell steps of action.yml, with a program of their own in place of mtaudit that notes what it was asked."""

import os
import subprocess
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[2]
NOTING = """#!/usr/bin/env bash
printf '%s\\0' "$@" >>"$CALLS"; printf '\\n' >>"$CALLS"
[ "$1" = report ] || exit "$STATUS"
echo "written as $4"
"""


def run(folder: Path, status: int, **inputs: str) -> tuple[int, str, list[list[str]]]:
    program = folder / "bin" / "mtaudit"
    program.parent.mkdir()
    program.write_text(NOTING)
    program.chmod(0o755)
    (folder / "calls").touch()
    given = {"CALLS": str(folder / "calls"), "STATUS": str(status), "GITHUB_STEP_SUMMARY": str(folder / "summary.md")}
    path = f"{program.parent}:{os.environ['PATH']}"
    done = subprocess.run(
        ["bash", str(ROOT / "integrations/action.sh")],
        env={"PATH": path, **given, **inputs},
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    calls = (folder / "calls").read_text().split("\n")[:-1]
    return done.returncode, done.stdout, [call.split("\0")[:-1] for call in calls]


@pytest.mark.parametrize("status", [0, 1])
def test_one_audit_makes_annotations_sarif_and_a_summary(tmp_path: Path, status: int) -> None:
    code, said, calls = run(
        tmp_path, status, TARGET="$(rm -rf x) a.txt", SOURCE="e.txt", ARGS="--ignore PUN", SARIF="s"
    )
    assert code == status
    assert [call[0] for call in calls] == ["audit", "report", "report", "report"]
    assert calls[0][-2:] == ["--", "$(rm -rf x) a.txt"]
    assert calls[0][calls[0].index("--source") + 1] == "e.txt"
    assert calls[0][-4:-2] == ["--ignore", "PUN"]
    assert [call[3] for call in calls[1:]] == ["github", "sarif", "markdown"]
    assert said == "written as github\nwritten as sarif\n"
    assert (tmp_path / "summary.md").read_text() == "written as markdown\n"


def test_an_audit_that_could_not_be_made_writes_nothing(tmp_path: Path) -> None:
    code, said, calls = run(tmp_path, 2, TARGET="a.txt")
    assert (code, said, len(calls)) == (2, "", 1)


def test_inputs_reach_the_shell_as_variables_only() -> None:
    action = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
    steps = [step for step in action["runs"]["steps"] if "run" in step]
    assert steps
    assert not any("${{" in step["run"] for step in steps)
    used = {name for step in steps for name in step["env"]}
    assert {"TARGET", "SOURCE", "FAIL_ON", "ARGS", "SARIF"} <= used
