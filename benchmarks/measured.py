"""Where every figure is kept: `measured.toml`, a table a program, and the tables of `README.md` that are made from it.

usage: python -m benchmarks.measured     (writes the tables of README.md anew)

A program hands its figures to `record`. The documentation of the rules reads theirs from the same file.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from mtaudit.checks import all_checks, own_checks
from mtaudit.signature import signature
from mtaudit.translate import load

FILE = Path(__file__).with_name("measured.toml")
README = Path(__file__).with_name("README.md")
_HEADER = "# Written by the programs of this folder (see README.md), read by the documentation of the rules.\n"
_BEGIN = "<!-- below: python -m benchmarks.measured -->\n"

_OF_A_GLOSSARY = ("TRM001", "TRM002")

Figure = str | int | float


def record(
    name: str,
    documentation: str,
    figures: Mapping[str, Figure],
    rules: Mapping[str, Mapping[str, Any]] | None = None,
) -> None:
    """Put the figures of a program in the place of its earlier ones, print them, and renew README.md.

    `documentation` is the program's docstring: its first line says what is measured, its usage how. `figures` have
    labels that a reader understands alone; `rules` are figures by rule, for the rules' pages.
    """
    tables = read()
    tables[name] = {
        "what": documentation.strip().partition("\n")[0],
        "command": _command(documentation),
        "signature": signature(all_checks(), [load("gloss")], None),
        "figures": dict(figures),
        **({"rules": {rule: dict(rules[rule]) for rule in sorted(rules)}} if rules else {}),
    }
    FILE.write_text(_HEADER + "".join(_table(each, tables[each]) for each in sorted(tables)), encoding="utf-8")
    README.write_text(render(README.read_text("utf-8"), tables), encoding="utf-8")
    for label, value in figures.items():
        print(f"{label}: {value}")


def measured_rules() -> list[str]:
    """Our rules but for those that say nothing without a glossary."""
    return [each.id for each in own_checks() if each.id not in _OF_A_GLOSSARY]


def read() -> dict[str, Any]:
    """The figures of all programs, by program."""
    return tomllib.loads(FILE.read_text("utf-8")) if FILE.is_file() else {}


def render(text: str, tables: Mapping[str, Any]) -> str:
    """README.md with the tables of these figures below what a person wrote."""
    return text.partition(_BEGIN)[0] + _BEGIN + "".join(_section(tables[name]) for name in sorted(tables))


def _command(documentation: str) -> str:
    usage = re.search(r"^usage: (\S.*?)(?: {2,}|$)", documentation, re.MULTILINE)
    if usage is None:
        raise ValueError("the docstring has no line that begins with usage:")
    return usage[1]


def _section(table: Mapping[str, Any]) -> str:
    rows = "".join(f"| {label} | {value} |\n" for label, value in table["figures"].items())
    return f"\n## {table['what'].rstrip('.')}\n\n`{table['command']}`\n\n| what | figure |\n| --- | --- |\n{rows}"


def _table(name: str, table: Mapping[str, Any]) -> str:
    """A table of the file: strings and numbers of TOML are those of JSON."""
    lines = [f"\n[{name}]"]
    lines += (f"{key} = {_value(value)}" for key, value in table.items() if not isinstance(value, Mapping))
    for key in ("figures", "rules"):
        if key in table:
            lines += (f"\n[{name}.{key}]", *(f"{_key(each)} = {_value(value)}" for each, value in table[key].items()))
    return "\n".join(lines) + "\n"


def _key(key: str) -> str:
    return key if re.fullmatch(r"[\w-]+", key, re.ASCII) else json.dumps(key, ensure_ascii=False)


def _value(value: Any) -> str:
    if isinstance(value, Mapping):
        return "{ " + ", ".join(f"{_key(key)} = {_value(each)}" for key, each in value.items()) + " }"
    return json.dumps(value, ensure_ascii=False)


if __name__ == "__main__":
    README.write_text(render(README.read_text("utf-8"), read()), encoding="utf-8")
