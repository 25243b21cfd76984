"""What was measured of a rule, in sentences, from the figures that the programs of `benchmarks/` wrote down."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from mtaudit.resources import FOLDER

_SHOWN = 0.05
"""Share of the planted errors of a kind from which it is told that a rule finds them."""


def measured(rule: str) -> str:
    """How often a rule speaks and is right, and which planted errors it finds; nothing of a rule not yet measured."""
    return " ".join(_sentences(rule))


def _sentences(rule: str) -> Iterator[str]:
    if output := _of("output", rule):
        read = f"; of {output['read']} that were read, {output['right']} are right" if output["read"] else ""
        yield f"{_findings(output)} of machine translation{read}."
    if human := _of("human", rule):
        yield f"{_findings(human)} of professional translation."
    planted = {**_of("planted", rule), **_of("planted_passages", rule)}
    shares = {kind: found / total for kind, (found, total) in planted.items() if found / total >= _SHOWN}
    if shares:
        kinds = sorted(shares, key=lambda kind: (-shares[kind], kind))
        yield f"Of planted errors it finds: {', '.join(f'{kind} {shares[kind]:.0%}' for kind in kinds)}."
    if essays := _of("essays", rule):
        yield f"In essays with the errors of learners {essays['right']} of its {essays['findings']} findings are right."
    if gender := _of("gender", rule):
        yield (
            f"Of {gender['pairs']:,} translations that give a person the wrong gender throughout (MT-GenEval) it marks "
            f"{gender['found']:,}, of as many right ones {gender['alarms']:,}."
        )


def _findings(figures: dict[str, Any]) -> str:
    count = figures["findings"]
    said = "No finding" if count == 0 else "1 finding" if count == 1 else f"{count:,} findings"
    return f"{said} in {figures['words']:,} words"


def _of(program: str, rule: str) -> dict[str, Any]:
    figures: dict[str, Any] = _read().get(program, {}).get("rules", {}).get(rule, {})
    return figures


@cache
def _read() -> dict[str, Any]:
    """The file of the package, or of the checkout it is run from."""
    packaged = FOLDER / "measured.toml"
    return tomllib.loads((packaged if packaged.is_file() else _OF_CHECKOUT).read_text("utf-8"))


_OF_CHECKOUT = Path(__file__).parents[2] / "benchmarks" / "measured.toml"
