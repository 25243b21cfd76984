"""Character offsets as lines and columns."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from mtaudit.document import Location
from mtaudit.result import Result


@dataclass(frozen=True, slots=True)
class Positions:
    """Where the lines of a text begin; a line ends with a newline, a carriage return or both, as editors count."""

    starts: tuple[int, ...]
    locations: tuple[Location, ...] = ()

    def unit(self, offset: int) -> str | None:
        """The unit of a translators' file that a character stands in."""
        place = self._location(offset)
        return place.unit if place else None

    def _location(self, offset: int) -> Location | None:
        index = bisect_right(self.locations, offset, key=lambda place: place.start)
        return self.locations[max(index - 1, 0)] if self.locations else None

    def of(self, offset: int, *, end: bool = False) -> tuple[int, int]:
        """Line and column of a character offset, both from 1, the column in characters.

        An `end` belongs to the character before it.
        """
        if place := self._location(offset - end):
            return place.line, place.column + offset - place.start
        line = bisect_right(self.starts, offset)
        return line, offset - self.starts[line - 1] + 1


def positions(result: Result) -> Positions:
    """Find the lines of the text, or of the file of markup that it was taken out of."""
    starts = (0, *(match.end() for match in re.finditer(r"\r\n|\r|\n", result.target)))
    return Positions(starts, result.locations)
