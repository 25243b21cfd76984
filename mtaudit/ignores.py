"""Findings that somebody has looked at and leaves as they are, each with the reason."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from mtaudit.errors import IgnoreError
from mtaudit.readers.files import read_limited

SIDECAR = ".mtaudit-ignore"
"""What is added to the name of an article to have that of the file of its ignores."""

MAXIMUM_BYTES = 10_000_000
_FINGERPRINT = re.compile(r"[0-9a-f]{16}")
_RULE = re.compile(r"[A-Z]{3}[0-9]{0,3}")


@dataclass(frozen=True, slots=True)
class Ignore:
    """What it hides must fit all that is given: a fingerprint, a rule or family, the marked text.

    For an omission the text is that of the source. `origin` is where it stands, for messages.
    """

    reason: str
    fingerprint: str | None = None
    rule: str | None = None
    text: str | None = None
    origin: str = ""

    def hides(self, fingerprint: str, rule: str, text: str) -> bool:
        """Whether a finding is meant."""
        return (
            self.fingerprint in {None, fingerprint}
            and rule.startswith(self.rule or "")
            and (self.text is None or self.text.split() == text.split())
        )

    def __str__(self) -> str:
        return " ".join(each for each in (self.fingerprint, self.rule, self.text) if each)


def read_sidecar(article: str) -> tuple[Ignore, ...]:
    """The ignores in the file beside an article, none where there is no such file.

    One a line: a fingerprint or a rule, the text if only that is meant, ` # ` and the reason.

    Raises:
        IgnoreError: a line is none.
        OSError: the file cannot be read.
    """
    path = Path(article + SIDECAR)
    if article == "-" or not (path.exists() or path.is_symlink()):
        return ()
    try:
        lines = read_limited(path, MAXIMUM_BYTES).decode("utf-8-sig").splitlines()
    except UnicodeDecodeError:
        raise IgnoreError("{path}: is not UTF-8", path=path) from None
    return tuple(
        _parse(line, f"{path}:{number}") for number, line in enumerate(lines, 1) if line.strip() and line[0] != "#"
    )


def fingerprint(ignores: Iterable[Ignore]) -> str:
    """Eight hexadecimal digits for the signature of a result."""
    listed = sorted(repr((each.fingerprint, each.rule, each.text)) for each in ignores)
    return hashlib.sha256("\n".join(listed).encode("utf-8", "surrogatepass")).hexdigest()[:8]


def _parse(line: str, origin: str) -> Ignore:
    what, _, reason = line.partition(" # ")
    first, _, text = what.strip().partition(" ")
    if not reason.strip():
        raise IgnoreError("{origin}: gives no reason; write one after ' # '", origin=origin)
    if _FINGERPRINT.fullmatch(first):
        return Ignore(reason.strip(), fingerprint=first, text=text.strip() or None, origin=origin)
    if _RULE.fullmatch(first):
        return Ignore(reason.strip(), rule=first, text=text.strip() or None, origin=origin)
    raise IgnoreError("{origin}: begins neither with a fingerprint nor with a rule", origin=origin)
