"""Which checks there are: those that the modules of `mtaudit.checks.rules` declare."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterable, Iterator
from functools import cache
from types import ModuleType

from mtaudit.checks.declare import Check


@cache
def all_checks() -> tuple[Check, ...]:
    """Every check, by identifier.

    Raises:
        ValueError: two checks have one identifier.
    """
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
        ValueError: two checks have one identifier.
    """
    found: dict[str, Check] = {}
    for each in checks:
        if found.setdefault(each.id, each) != each:
            places = " and ".join(one.function.__module__ for one in (found[each.id], each))
            raise ValueError(f"two checks are called {each.id}: in {places}")
    return tuple(found[identifier] for identifier in sorted(found))
