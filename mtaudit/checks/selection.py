"""Which checks to run: rules and families, as a user names them."""

from __future__ import annotations

from collections.abc import Iterable

from mtaudit.checks import Check, all_checks
from mtaudit.errors import UnknownRuleError


def select_checks(select: Iterable[str] = (), ignore: Iterable[str] = ()) -> tuple[Check, ...]:
    """The checks whose identifiers begin with one of `select` (all, when empty) and with none of `ignore`.

    Raises:
        UnknownRuleError: a prefix fits no check.
    """
    checks = all_checks()
    select, ignore = tuple(select), tuple(ignore)
    for prefix in (*select, *ignore):
        if not prefix or not any(each.id.startswith(prefix) for each in checks):
            raise UnknownRuleError(f"no rule is called {prefix!r}: `mtaudit rules` lists them")
    return tuple(
        each
        for each in checks
        if (not select or each.id.startswith(select)) and not (ignore and each.id.startswith(ignore))
    )
