"""Which checks there are: those of `mtaudit.checks.rules`, and those that other packages bring.

A package brings rules by an entry point of the group `mtaudit.checks`, which names a module or a package whose checks
are all taken, or one check:

    [project.entry-points."mtaudit.checks"]
    newsroom = "newsroom_rules"
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from importlib.metadata import EntryPoint, entry_points
from types import ModuleType

from mtaudit.checks.declare import Check
from mtaudit.checks.documentation import parse
from mtaudit.errors import PluginError

GROUP = "mtaudit.checks"


@cache
def all_checks() -> tuple[Check, ...]:
    """Every check, by identifier.

    Raises:
        PluginError: the rules of another package cannot be loaded, lack their documentation, or have an identifier
            that is taken.
    """
    foreign = (each for point in sorted(entry_points(group=GROUP)) for each in load(point))
    return by_identifier([*own_checks(), *foreign])


@cache
def own_checks() -> tuple[Check, ...]:
    """The checks of this package, by identifier."""
    from mtaudit.checks import rules

    return by_identifier(declared(rules))


def declared(module: ModuleType) -> Iterator[Check]:
    """The checks that a module holds and, where it is a package, those of the modules within it."""
    yield from (each for each in vars(module).values() if isinstance(each, Check))
    for inner in pkgutil.iter_modules(getattr(module, "__path__", ())):
        yield from declared(importlib.import_module(f"{module.__name__}.{inner.name}"))


def by_identifier(checks: Iterable[Check]) -> tuple[Check, ...]:
    """The checks sorted, each once.

    Raises:
        PluginError: a check of another package has an identifier that is taken.
        ValueError: two checks of this package have one identifier.
    """
    found: dict[str, Check] = {}
    for each in checks:
        if (first := found.setdefault(each.id, each)) != each:
            if each.origin:
                raise PluginError("two rules have one identifier: {first} and {each}", first=first, each=each)
            raise ValueError(f"two rules have one identifier: {first} and {each}")
    return tuple(found[identifier] for identifier in sorted(found))


def load(point: EntryPoint) -> list[Check]:
    """The checks of another package, each with its origin.

    Raises:
        PluginError: they cannot be loaded, or lack their documentation.
    """
    origin = f"{point.dist.name} {point.dist.version}" if point.dist else point.value
    try:
        loaded = point.load()
        found = [loaded] if isinstance(loaded, Check) else list(declared(loaded))
        foreign = [replace(each, origin=origin) for each in found if each not in own_checks()]
        for each in foreign:
            parse(each)
    except Exception as error:
        raise PluginError(
            "the rules of {origin} ({point}) cannot be used: {reason}",
            origin=origin,
            point=point.value,
            reason=error,
        ) from error
    if not foreign:
        raise PluginError(
            "the rules of {origin} ({point}) cannot be used: there are none", origin=origin, point=point.value
        )
    return foreign
