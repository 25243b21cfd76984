"""Which checks to run: rules and families, as a user names them."""

from __future__ import annotations

from collections.abc import Iterable

from mtaudit.checks import Check, all_checks
from mtaudit.errors import UnknownRuleError

_WITHOUT_LEXICON = ("NUM", "PUN", "REP", "UNT")
"""Families of rules that look at marks, digits, letters and repetition: what they say is the same without a reading of
any Arabic word."""


def needs_no_lexicon(check: Check) -> bool:
    """Whether a rule says the same where the Arabic lexicon is not installed; who brings a rule knows what it needs."""
    return bool(check.origin) or check.id.startswith(_WITHOUT_LEXICON)


def find_check(identifier: str) -> Check:
    """The check of that identifier, in capitals or not.

    Raises:
        UnknownRuleError: there is none.
    """
    found = next((each for each in all_checks() if each.id == identifier.upper()), None)
    if found is None:
        raise _unknown(identifier)
    return found


def select_checks(select: Iterable[str] = (), ignore: Iterable[str] = ()) -> tuple[Check, ...]:
    """The checks whose identifiers begin with one of `select` (all, when empty) and with none of `ignore`.

    Raises:
        UnknownRuleError: a prefix fits no check.
    """
    checks = all_checks()
    select, ignore = tuple(select), tuple(ignore)
    see_known((*select, *ignore))
    return tuple(
        each
        for each in checks
        if (not select or each.id.startswith(select)) and not (ignore and each.id.startswith(ignore))
    )


def see_known(prefixes: Iterable[str]) -> None:
    """See that each fits a check.

    Raises:
        UnknownRuleError: one does not.
    """
    for prefix in prefixes:
        if not prefix or not any(each.id.startswith(prefix) for each in all_checks()):
            raise _unknown(prefix)


def _unknown(name: str) -> UnknownRuleError:
    return UnknownRuleError("no rule is called {name!r}: `mtaudit rules` lists them", name=name)
