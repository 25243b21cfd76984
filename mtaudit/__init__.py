"""mtaudit: a linter for machine-translated Arabic news.

    >>> import mtaudit
    >>> result = mtaudit.audit("أعلن الوزير بدء بدء المحادثات.", model="gloss")
    >>> [(finding.rule, finding.text) for finding in result.findings]
    [('REP001', 'بدء بدء')]

Importing it is cheap: what a name needs is imported when the name is first used.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mtaudit.auditor import Auditor, Settings, audit
    from mtaudit.checks.declare import check
    from mtaudit.errors import MtauditError
    from mtaudit.finding import Finding
    from mtaudit.result import Result

    __version__: str

__all__ = ["Auditor", "Finding", "MtauditError", "Result", "Settings", "audit", "check"]

_HOMES = {
    "Auditor": "auditor",
    "Finding": "finding",
    "MtauditError": "errors",
    "Result": "result",
    "Settings": "auditor",
    "audit": "auditor",
    "check": "checks.declare",
}


def _version() -> str:
    """The version of what is installed, which is that of the last tag."""
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("mtaudit")
    except PackageNotFoundError:
        return "0"


if not TYPE_CHECKING:

    def __getattr__(name: str) -> object:
        if name == "__version__":
            return _version()
        if name not in _HOMES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        value = getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
        globals()[name] = value
        return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
