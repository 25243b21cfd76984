"""Character offsets as lines and columns."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Positions:
    """Where the lines of a text begin; a line ends with a newline, a carriage return or both, as editors count."""

    starts: tuple[int, ...]

    def of(self, offset: int) -> tuple[int, int]:
        """Line and column of a character offset, both from 1, the column in characters."""
        line = bisect_right(self.starts, offset)
        return line, offset - self.starts[line - 1] + 1


def positions(text: str) -> Positions:
    """Find the lines of a text."""
    return Positions((0, *(match.end() for match in re.finditer(r"\r\n|\r|\n", text))))
