"""What a rule is written with: the declaration above its function, and the marks that the function yields."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from mtaudit.checks.evidence import Evidence
from mtaudit.document import Range
from mtaudit.finding import CATEGORIES, SEVERITIES, Category, Severity
from mtaudit.message import Message


@dataclass(frozen=True, slots=True)
class Mark:
    """What a check yields: words of the target, what is wrong with them, and how sure the check is.

    `target` is a word, token or span of the target, or several: the marked range runs from the first's start to the
    last's end. `message` is made by `say`. An omission marks an empty span where the content belongs. `source` is the
    English that the mark is about, given likewise. `severity` overrides the one declared. `confidence` is the
    probability, in [0, 1], that an editor would agree.
    """

    target: Range | Sequence[Range]
    message: Message
    confidence: float
    source: Range | Sequence[Range] | None = None
    suggestion: str | None = None
    severity: Severity | None = None
    evidence: Mapping[str, str | float | int] = field(default_factory=dict)


IDENTIFIER = re.compile(r"[A-Z]{3}[0-9]{3}")
NAME = re.compile(r"[a-z]+(?:-[a-z]+)*")

PAGES = "docs/rules/"
"""Where the pages of the rules are: below the root of the project, as long as it has no address of its own."""

CheckFunction = Callable[[Evidence], Iterator[Mark]]


@dataclass(frozen=True, slots=True)
class Check:
    """A rule: what is declared of it, and its function.

    `needs_source`: it is silent without a source. `origin` is the package and version that it comes from, empty for
    mtaudit's own.

    Raises:
        ValueError: the identifier is not three capitals and three digits, the name not words in small letters with
            hyphens between, or category or severity are none.
    """

    id: str
    name: str
    category: Category
    severity: Severity
    needs_source: bool
    function: CheckFunction
    origin: str = ""

    def __post_init__(self) -> None:
        if not (IDENTIFIER.fullmatch(self.id) and NAME.fullmatch(self.name)):
            raise ValueError(f"a rule has an identifier such as NAM001 and a name such as garbled-name: {self}")
        if self.category not in CATEGORIES or self.severity not in SEVERITIES:
            raise ValueError(f"{self.id}: no such category or severity: {self.category}, {self.severity}")

    def __str__(self) -> str:
        """The rule as messages name it."""
        return f"{self.id} {self.name} ({self.origin or self.function.__module__})"

    @property
    def help_uri(self) -> str | None:
        """Where the page of the rule is; None for a rule of another package."""
        return None if self.origin else f"{PAGES}{self.id}.md"

    @property
    def documentation(self) -> str:
        """The docstring of the function; `mtaudit.checks.documentation` parses it."""
        return self.function.__doc__ or ""


def check(
    identifier: str, name: str, category: Category, severity: Severity, *, needs_source: bool = False
) -> Callable[[CheckFunction], Check]:
    """Make a check of a function. `name` completes "allow ...", as in "allow garbled-name"."""

    def declare(function: CheckFunction) -> Check:
        return Check(identifier, name, category, severity, needs_source, function)

    return declare
