"""Which findings were read, one by one, and whether they are right: `judgements.tsv`."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from benchmarks.corpora import lines
from mtaudit import Finding

JUDGEMENTS = Path(__file__).with_name("judgements.tsv")


@dataclass(frozen=True, slots=True)
class Said:
    """A finding in a line of a text: `offset` is where the line begins in what was audited."""

    text: str
    line: int
    finding: Finding
    offset: int = 0

    @property
    def key(self) -> tuple[str, ...]:
        """What `judgements.tsv` knows it by: text, line, rule, first character, the first marked words."""
        marked = " ".join(self.finding.text.split())[:60].strip()
        return self.text, str(self.line), self.finding.rule, str(self.finding.start - self.offset), marked

    @property
    def hash(self) -> str:
        """The order in which findings are drawn."""
        return hashlib.sha256("\t".join(self.key).encode()).hexdigest()

    def ask(self, arabic: str, english: str | None) -> None:
        """Print the finding below its line, as a row to be filled in."""
        print(f"# {english}\n# {arabic}\n# {self.finding.message}", "\t".join((*self.key, "?")), sep="\n")


def judgements() -> dict[tuple[str, ...], bool]:
    """What was read, and whether it is right."""
    rows = (line.split("\t") for line in lines(JUDGEMENTS) if line and not line.startswith("#"))
    return {tuple(row[:-1]): row[-1] == "right" for row in rows}
