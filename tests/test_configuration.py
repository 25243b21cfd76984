"""Settings: the closest file, what it extends, the environment, the command line; whatever is wrong is named."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import jsonschema
import pytest

from mtaudit.configuration import configure, settings_schema
from mtaudit.errors import ConfigurationError

REPEATED = "أعلن الوزير يوم الأحد بدء بدء المحادثات في العاصمة."


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("desk").mkdir()
    Path("desk/a.txt").write_text(REPEATED, "utf-8")
    return tmp_path


def test_the_closest_file_wins_and_extends_only_what_it_says() -> None:
    Path("mtaudit.toml").write_text('model = "gloss"\nbeam = 2\n')
    assert configure("desk/a.txt").options.beam == 2
    Path("desk/pyproject.toml").write_text("[tool.other]\nx = 1\n")
    assert configure("desk/a.txt").options.beam == 2
    Path("desk/pyproject.toml").write_text('[tool.mtaudit]\nmodel = "auto"\n')
    assert configure("desk/a.txt").options.beam == 4
    Path("desk/mtaudit.toml").write_text('extend = "../mtaudit.toml"\nmodel = "auto"\nbaseline = "known.json"\n')
    options = configure("desk/a.txt").options
    assert (options.beam, options.model, options.baseline) == (2, "auto", Path.cwd() / "desk" / "known.json")


def test_the_environment_and_then_the_command_line(monkeypatch: pytest.MonkeyPatch) -> None:
    Path("mtaudit.toml").write_text('beam = 2\nselect = ["NUM"]\n')
    monkeypatch.setenv("MTAUDIT_BEAM", "3")
    monkeypatch.setenv("MTAUDIT_SELECT", "REP, PUN")
    for name in ("MTAUDIT", "MTAUDIT_ARGS", "MTAUDIT_CACHE", "MTAUDIT_WHATEVER"):
        monkeypatch.setenv(name, "--model gloss")
    configuration = configure("desk/a.txt")
    assert (configuration.options.beam, configuration.options.select) == (3, ("REP", "PUN"))
    assert configuration.origins["beam"] == "MTAUDIT_BEAM"
    assert configure("desk/a.txt", {"beam": 1, "select": None}).options.beam == 1
    assert configure("desk/a.txt", isolated=True).options.beam == 4


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('fial-on = "major"', r"mtaudit\.toml: there is no setting fial-on; is fail-on meant\?"),
        ('fail-on = "grave"', r"mtaudit\.toml: fail-on: "),
        ("beam = 0", r"mtaudit\.toml: beam: "),
        ('severity = {NUM001 = "grave"}', r"mtaudit\.toml: severity\.NUM001: "),
        ('per-path = {"a.txt" = {modle = "x"}}', r"mtaudit\.toml: there is no setting per-path\.a\.txt\.modle"),
        ('ignored = [{rule = "NUM001"}]', r"mtaudit\.toml: ignored\.0\.reason: "),
        ("beam = ", r"mtaudit\.toml: is no TOML"),
        ('extend = "mtaudit.toml"', r"mtaudit\.toml: extends itself"),
        ('extend = "nowhere.toml"', r"nowhere\.toml: no such file"),
        ('format = "pdf"', r"mtaudit\.toml: format: "),
    ],
)
def test_what_is_wrong_is_named(text: str, said: str) -> None:
    Path("mtaudit.toml").write_text(text)
    with pytest.raises(ConfigurationError, match=said):
        configure("desk/a.txt")


def test_a_wrong_variable_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MTAUDIT_BEAM", "many")
    with pytest.raises(ConfigurationError, match=r"MTAUDIT_BEAM: beam: "):
        configure("desk/a.txt")


def test_settings_by_path_and_severities_by_rule(run: Callable[..., tuple[int, str, str]]) -> None:
    Path("b.txt").write_text(REPEATED, "utf-8")
    Path("mtaudit.toml").write_text(
        'model = "gloss"\nselect = ["REP"]\nformat = "json"\n[severity]\nREP = "minor"\nREP001 = "critical"\n'
        '[per-path]\n"desk/*" = {severity = {REP001 = "minor"}, fail-on = "critical"}\n'
    )
    status, out, _ = run("audit", "b.txt")
    assert (status, json.loads(out)["findings"][0]["severity"]) == (1, "critical")
    assert json.loads(out)["score"]["penalty"] == 25
    status, out, _ = run("audit", "desk/a.txt")
    assert (status, json.loads(out)["findings"][0]["severity"]) == (0, "minor")
    Path("mtaudit.toml").write_text('[severity]\nXYZ001 = "minor"\n')
    assert run("audit", "b.txt")[0] == 2


def test_settings_are_shown_with_their_origin(run: Callable[..., tuple[int, str, str]]) -> None:
    Path("mtaudit.toml").write_text('fail-on = "critical"\n')
    status, out, _ = run("audit", "desk/a.txt", "--show-settings", "--beam", "1")
    assert status == 0
    assert f'fail-on = "critical"  # {Path.cwd() / "mtaudit.toml"}' in out
    assert "beam = 1  # command line" in out
    assert 'model = "auto"  # default' in out


def test_the_schema_takes_what_the_tool_takes() -> None:
    schema = settings_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    assert validator.is_valid(
        {"fail-on": "major", "per-path": {"a/*": {"ignore": ["PUN"]}}, "severity": {"PUN": "minor"}}
    )
    assert not validator.is_valid({"fail_on": "major"})
    assert not validator.is_valid({"severity": {"PUN": "grave"}})
