"""What was measured of a rule, in sentences, from the figures that the programs of `benchmarks/` wrote down."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from mtaudit.language import ENGLISH, Language
from mtaudit.resources import FOLDER

_SHOWN = 0.05
"""Share of the planted errors of a kind from which it is told that a rule finds them."""


def measured(rule: str, language: Language = ENGLISH) -> str:
    """How often a rule speaks and is right, and which planted errors it finds; nothing of a rule not yet measured."""
    return " ".join(_sentences(rule, language))


def precision(rule: str) -> float:
    """The share of its findings in machine translation that were read and are right, one right and one wrong added: a
    half of a rule of which none was read."""
    output = _of("output", rule)
    return float((output.get("right", 0) + 1) / ((output.get("read") or 0) + 2))


def _sentences(rule: str, language: Language) -> Iterator[str]:
    if output := _of("output", rule):
        found = _findings(output, language)
        if output["read"]:
            yield language.gettext(
                "{findings} of machine translation; of {read} that were read, {right} are right.",
                findings=found,
                read=output["read"],
                right=output["right"],
            )
        else:
            yield language.gettext("{findings} of machine translation.", findings=found)
    if human := _of("human", rule):
        found = _findings(human, language)
        if human.get("read"):
            yield language.gettext(
                "{findings} of professional translation; of {read} that were read, {right} are slips of translators.",
                findings=found,
                read=human["read"],
                right=human["right"],
            )
        else:
            yield language.gettext("{findings} of professional translation.", findings=found)
    planted = {**_of("planted", rule), **_of("planted_passages", rule)}
    shares = {kind: found / total for kind, (found, total) in planted.items() if found / total >= _SHOWN}
    if shares:
        kinds = sorted(shares, key=lambda kind: (-shares[kind], kind))
        told = language.listed(f"{language.gettext(kind)} {language.percent(shares[kind])}" for kind in kinds)
        yield language.gettext("Of planted errors it finds: {kinds}.", kinds=told)
    if essays := _of("essays", rule):
        yield language.gettext(
            "In essays with the errors of learners {right} of its {findings} findings are right.",
            right=essays["right"],
            findings=essays["findings"],
        )
    if gender := _of("gender", rule):
        yield language.gettext(
            "Of {pairs} translations that give a person the wrong gender throughout (MT-GenEval) it marks {found}, "
            "of as many right ones {alarms}.",
            pairs=gender["pairs"],
            found=gender["found"],
            alarms=gender["alarms"],
        )


def _findings(figures: dict[str, Any], language: Language) -> str:
    count = figures["findings"]
    found = language.ngettext("{count} finding", "{count} findings", count) if count else language.gettext("No finding")
    words = language.ngettext("{count} word", "{count} words", figures["words"])
    return language.gettext("{findings} in {words}", findings=found, words=words)


def _of(program: str, rule: str) -> dict[str, Any]:
    figures: dict[str, Any] = _read().get(program, {}).get("rules", {}).get(rule, {})
    return figures


@cache
def _read() -> dict[str, Any]:
    """The file of the package, or of the checkout it is run from."""
    packaged = FOLDER / "measured.toml"
    return tomllib.loads((packaged if packaged.is_file() else _OF_CHECKOUT).read_text("utf-8"))


_OF_CHECKOUT = Path(__file__).parents[2] / "benchmarks" / "measured.toml"
