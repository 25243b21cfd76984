"""The checks: one file a family, one function a check, all in one registry."""

from __future__ import annotations

import importlib
import pkgutil

from mtaudit.checks import rules
from mtaudit.checks.registry import Check, Mark, check, registered, run

__all__ = ["Check", "Mark", "all_checks", "check", "run"]


def all_checks() -> tuple[Check, ...]:
    """Every check of every family in this package."""
    for module in pkgutil.iter_modules(rules.__path__):
        importlib.import_module(f"{rules.__name__}.{module.name}")
    return registered()
