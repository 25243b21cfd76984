"""Settings of a project: `mtaudit.toml`, or `[tool.mtaudit]` in `pyproject.toml`; the environment; the command line.

As ruff has it: the file closest to the article is taken, and no other but those that it extends; variables of the
environment come before files, options of the command line before all.
"""

from __future__ import annotations

import difflib
import glob
import json
import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from fnmatch import fnmatch
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from mtaudit.errors import ConfigurationError
from mtaudit.finding import Severity
from mtaudit.ignores import Ignore
from mtaudit.message import say
from mtaudit.readers.files import read_limited
from mtaudit.report import FORMATS
from mtaudit.translate.translator import BEAM

NAMES = ("mtaudit.toml", "pyproject.toml")
"""Files that hold settings; of two in one folder the first is taken."""

MAXIMUM_BYTES = 10_000_000

PREFIX = "MTAUDIT_"

_Threshold = Literal["minor", "major", "critical", "never"]
_PATHS = ("glossary", "baseline", "extend")
_LISTS = ("model", "select", "ignore")
_DEEPEST = 16
"""Files that extend one another."""


def _kebab(name: str) -> str:
    return name.replace("_", "-")


class _Table(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, alias_generator=_kebab, populate_by_name=True)


class Ignored(_Table):
    """A finding that is left as it is: all that is given must fit."""

    reason: str = Field(min_length=1, description="Why.")
    fingerprint: str | None = Field(None, description="The finding's fingerprint.")
    rule: str | None = Field(None, description="A rule or family.")
    text: str | None = Field(None, description="The marked text; for an omission that of the source.")


class PathOptions(_Table):
    """What may differ from article to article."""

    select: tuple[str, ...] | None = Field(None, description="Only these rules or families.")
    ignore: tuple[str, ...] | None = Field(None, description="Not these rules or families, beside those of all.")
    fail_on: _Threshold | None = Field(None, description="The severity that fails a run.")
    severity: dict[str, Severity] = Field({}, description="Severities by rule or family.")
    source_pattern: str | None = Field(None, description="The source beside an article.")
    allow_unrelated: bool | None = Field(None, description="Audit even beside the source of another article.")


class Options(_Table):
    """All settings; those of a file, of the environment, of a command line, or of all together."""

    model: str | tuple[str, ...] = Field("auto", description="The back-translation model, or several.")
    forward_model: str | None = Field(None, description="A model from English into Arabic, as a witness.")
    beam: int = Field(BEAM, ge=1, description="Hypotheses that the model follows.")
    device: str = Field("cpu", description="Where the model runs: cpu or cuda.")
    lang: str = Field("auto", description="Language of reports: en, ar, or auto, the system's for people.")
    select: tuple[str, ...] = Field((), description="Only these rules or families.")
    ignore: tuple[str, ...] = Field((), description="Not these rules or families.")
    severity: dict[str, Severity] = Field({}, description="Severities by rule or family, the longest name first.")
    fail_on: _Threshold | None = Field(None, description="The severity that fails a run: major, for a batch never.")
    format: str = Field("text", description="What to write.", json_schema_extra={"enum": [*FORMATS]})
    glossary: Path | None = Field(None, description="The newsroom's names and terms.")
    baseline: Path | None = Field(None, description="A baseline: only what is new counts.")
    source_pattern: str | None = Field(None, description="The source beside an article: {stem}.en.txt.")
    allow_unrelated: bool = Field(False, description="Audit even beside the source of another article.")
    strict: bool = Field(False, description="A batch fails if any line could not be audited.")
    jobs: int = Field(0, ge=0, description="Processes of a batch; 0 for one a processor.")
    ignored: tuple[Ignored, ...] = Field((), description="Findings that are left as they are.")
    per_path: dict[str, PathOptions] = Field({}, description="Other settings for articles, by patterns of their paths.")
    extend: Path | None = Field(None, description="A file of settings that this one is laid over.")


ENVIRONMENT = {
    f"{PREFIX}{name.upper()}": _kebab(name)
    for name in Options.model_fields
    if name not in {"severity", "ignored", "per_path", "extend"}
}
"""The variables and the settings that they hold. Others that begin so are none of ours, and not looked at."""


@dataclass(frozen=True)
class Configuration:
    """The settings for one article; `origins` says where each that is no default comes from."""

    options: Options
    origins: Mapping[str, str] = field(default_factory=dict)

    @property
    def ignored(self) -> tuple[Ignore, ...]:
        """The ignores of the settings."""
        origin = self.origins.get("ignored", "")
        return tuple(
            Ignore(each.reason, each.fingerprint, each.rule, each.text, origin) for each in self.options.ignored
        )

    def render(self) -> str:
        """The settings as TOML, each with where it comes from."""
        values = self.options.model_dump(mode="json", by_alias=True, exclude_none=True)
        return "".join(
            f"{key} = {_toml(value)}  # {self.origins.get(key, 'default')}\n" for key, value in values.items()
        )


def configure(
    article: str = "-", given: Mapping[str, Any] | None = None, *, file: Path | None = None, isolated: bool = False
) -> Configuration:
    """The settings for an article; `-` is one of the current folder.

    `given` is what the command line says, by the names of the settings; what is None is not said. `file` is the file of
    settings to take instead of the closest; with `isolated` neither a file nor the environment is looked at.

    Raises:
        ConfigurationError: a setting is not what it should be: the line names it and where it stands.
    """
    layers: list[tuple[str, dict[str, Any]]] = []
    if not isolated:
        folder = Path.cwd() if article == "-" else Path(article).absolute().parent
        found = file or _closest(folder)
        layers += _file_layers(found) if found else []
        layers += _environment_layers()
    layers.append(("command line", {key: value for key, value in (given or {}).items() if value is not None}))
    merged: dict[str, Any] = {}
    origins: dict[str, str] = {}
    for origin, values in layers:
        for key, value in _validated(values, origin).items():
            merged[key] = _laid_over(merged.get(key), value)
            origins[key] = origin
    merged.pop("extend", None)
    return Configuration(_for_path(Options.model_validate(merged), Path(article).absolute()), origins)


def settings_schema() -> dict[str, Any]:
    """The JSON Schema of a file of settings, for editors."""
    schema = Options.model_json_schema(by_alias=True)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema, "title": "Settings of mtaudit"}


def _closest(folder: Path) -> Path | None:
    for each in (folder, *folder.parents):
        for name in NAMES:
            path = each / name
            if path.is_file() and _table(path) is not None:
                return path
    return None


def _table(path: Path) -> dict[str, Any] | None:
    """The settings in a file, None where it is a `pyproject.toml` without any."""
    try:
        value = tomllib.loads(read_limited(path, MAXIMUM_BYTES).decode("utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        if path.name == "pyproject.toml":
            return None
        raise ConfigurationError("{path}: is no TOML ({reason})", path=path, reason=error) from None
    if path.name != "pyproject.toml":
        return value
    table = value.get("tool", {}).get("mtaudit")
    return table if isinstance(table, dict) else None


def _file_layers(path: Path) -> list[tuple[str, dict[str, Any]]]:
    """A file and those that it extends, the last of them first."""
    layers: list[tuple[str, dict[str, Any]]] = []
    following: Path | None = path
    while following is not None:
        if len(layers) == _DEEPEST:
            raise ConfigurationError("{path}: extends itself, or more than {most} files", path=path, most=_DEEPEST)
        if not following.is_file():
            raise ConfigurationError("{following}: no such file of settings", following=following)
        values = _located(_table(following) or {}, following.parent)
        layers.insert(0, (str(following), values))
        extended = values.get("extend")
        following = Path(extended) if isinstance(extended, str) else None
    return layers


def _located(values: dict[str, Any], folder: Path) -> dict[str, Any]:
    """The values with all paths below the folder of the file that they stand in."""
    located = {
        key: str(folder / value) if key in _PATHS and isinstance(value, str) else value for key, value in values.items()
    }
    if isinstance(values.get("per-path"), dict):
        located["per-path"] = {
            f"{glob.escape(folder.absolute().as_posix())}/{pattern}" if "/" in pattern else pattern: value
            for pattern, value in values["per-path"].items()
        }
    return located


def _environment_layers() -> list[tuple[str, dict[str, Any]]]:
    layers = []
    for variable, key in ENVIRONMENT.items():
        if text := os.environ.get(variable):
            value = [each.strip() for each in text.split(",") if each.strip()] if key in _LISTS else text
            layers.append((variable, {key: value}))
    return layers


def _validated(values: dict[str, Any], origin: str) -> dict[str, Any]:
    """What is set, as JSON has it."""
    try:
        options = Options.model_validate(values)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(map(str, first["loc"]))
        if first["type"] == "extra_forbidden":
            names = [_kebab(each) for each in Options.model_fields]
            meant = difflib.get_close_matches(str(first["loc"][-1]), names, 1)
            hint = say("; is {meant} meant?", meant=meant[0]) if meant else ""
            raise ConfigurationError(
                "{origin}: there is no setting {place}{hint}", origin=origin, place=place, hint=hint
            ) from None
        raise ConfigurationError(
            "{origin}: {place}: {reason}", origin=origin, place=place, reason=first["msg"]
        ) from None
    if options.format not in FORMATS:
        raise ConfigurationError(
            "{origin}: format: there is none called {format!r}", origin=origin, format=options.format
        )
    return options.model_dump(mode="json", by_alias=True, exclude_unset=True)


def _laid_over(before: Any, value: Any) -> Any:
    """Tables are put together, all else is replaced."""
    return {**before, **value} if isinstance(before, dict) and isinstance(value, dict) else value


def _for_path(options: Options, path: Path) -> Options:
    """The settings with those of the patterns that fit a path, the later ones over the earlier."""
    values = options.model_dump()
    for pattern, table in options.per_path.items():
        if fnmatch(path.as_posix() if "/" in pattern else path.name, pattern):
            own = {key: value for key, value in table.model_dump(exclude_unset=True).items() if value is not None}
            if "ignore" in own:
                own["ignore"] = (*values["ignore"], *own["ignore"])
            values |= {key: _laid_over(values[key], value) for key, value in own.items()}
    return Options.model_validate(values)


def _toml(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{json.dumps(key)} = {_toml(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_toml, value)) + "]"
    return json.dumps(value, ensure_ascii=False)
