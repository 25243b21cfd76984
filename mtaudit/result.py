"""The result of one audit: what every report renders."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from mtaudit.document import Location, SegmentKind, Span
from mtaudit.finding import WEIGHTS, Finding, Score, Severity
from mtaudit.language import Language
from mtaudit.message import Message


@dataclass(frozen=True, slots=True)
class Doubt:
    """An Arabic word that is worth a look: its offsets in the target, and the probability that it is wrong."""

    start: int
    end: int
    probability: float


Place = tuple[int, int]
"""The offsets of a piece of a text: start and end."""


@dataclass(frozen=True, slots=True)
class RoundTrip:
    """Where a back-translation comes from, and what the source says beside it.

    `model` is the name of the model, or `given`; `fluent` is False for the word-by-word gloss. `fault` says why it is
    not to be relied on, None where it is. `chrf` is its likeness to the source, from 0 to 100. `unmatched_source` holds
    the words of the source that do not come back, `unmatched` those words of the back-translation that nothing in the
    source accounts for.
    """

    model: str
    fluent: bool
    fault: str | None = None
    chrf: float | None = None
    unmatched_source: tuple[Place, ...] = ()
    unmatched: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class OtherBackTranslation:
    """A further back-translation of a passage, and what the source says beside it."""

    text: str
    round_trip: RoundTrip


@dataclass(frozen=True, slots=True)
class SegmentResult:
    """One passage: a piece of the target beside the source that it renders.

    `similarity` is the cosine of the two sides' sentence vectors, in [-1, 1]; None where a side is missing.
    `attention` holds the words that may be wrong, with a probability of 0.2 or more, in order; `risk`, in [0, 1], is
    the share of words that are expected to be gravely wrong: what to read first. `round_trip` says more of the
    back-translation, where there is one; `other_back_translations` are those of further systems.
    """

    target: Span | None
    source: Span | None
    kind: SegmentKind
    back_translation: str | None
    similarity: float | None
    attention: tuple[Doubt, ...] = ()
    risk: float = 0.0
    round_trip: RoundTrip | None = None
    other_back_translations: tuple[OtherBackTranslation, ...] = ()


@dataclass(frozen=True, slots=True)
class ModelInfo:
    """The back-translation model, or `given`. `fluent` is False for the word-by-word gloss."""

    name: str
    kind: str
    fluent: bool


@dataclass(frozen=True, slots=True)
class Result:
    """One audited document.

    `target` and `source` are the texts that all offsets point into (for HTML input: the extracted text). Two results
    with one `signature` and one input are equal byte for byte. `hidden` are the findings that a baseline knows, which
    no report shows and no exit code counts.
    `locations` say where the target stands in its file, where that is markup.
    """

    id: str
    target: str
    source: str | None
    segments: tuple[SegmentResult, ...]
    findings: tuple[Finding, ...]
    score: Score
    model: ModelInfo
    signature: str
    hidden: tuple[Finding, ...] = ()
    locations: tuple[Location, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """The result as JSON has it, in the schema `mtaudit/1`."""
        from mtaudit.interchange import to_dict

        return to_dict(self)

    @classmethod
    def from_dict(cls, value: object) -> Result:
        """The result that `to_dict` was given; a line of a batch is one too.

        Raises:
            ResultError: it is none, in one line that says what is wrong and where.
        """
        from mtaudit.interchange import from_dict

        return from_dict(value)

    def records(self) -> list[dict[str, str | int | float | None]]:
        """The findings as rows of a table: `id` is the document's, objects are JSON text, all else as in JSON."""
        from mtaudit.interchange import records

        return records(self)

    def reaches(self, threshold: Severity) -> bool:
        """Whether any finding is at or above the severity `threshold`."""
        return any(WEIGHTS[finding.severity] >= WEIGHTS[threshold] for finding in self.findings)

    def in_language(self, language: Language) -> Result:
        """The result with the messages of its findings in a language; they keep what they were made of."""
        found, hidden = ([_in_language(each, language) for each in of] for of in (self.findings, self.hidden))
        return replace(self, findings=tuple(found), hidden=tuple(hidden))

    def render(
        self,
        format_name: str = "text",
        *,
        path: str | None = None,
        color: bool = False,
        width: int | None = None,
        language: str = "en",
    ) -> str:
        """The result as a report in one of the formats of `mtaudit.report`, which see.

        Raises:
            UnknownFormatError: there is no such format.
        """
        from mtaudit.report import render

        return render(self, format_name, path=path, color=color, width=width, language=language)

    def _repr_html_(self) -> str:
        """How a notebook shows it."""
        from mtaudit.report.notebook import render

        return render(self)


def _in_language(finding: Finding, language: Language) -> Finding:
    said = finding.message
    if not isinstance(said, Message):
        return finding
    return replace(finding, message=Message(language.message(said), said.template, said.values))
