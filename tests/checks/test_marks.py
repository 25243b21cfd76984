"""From what a rule yields to findings."""

from __future__ import annotations

from collections.abc import Iterator

from mtaudit.checks import Evidence, Mark, check, say
from mtaudit.document import gap
from mtaudit.errors import RuleError, defect
from mtaudit.finding import Finding
from mtaudit.pipeline import audit
from mtaudit.translate import load

TARGET = "وصل الوزير،  إلى بغداد. ثم غادر."
SOURCE = "The minister arrived in  Baghdad. Then he left."


def findings(*marks: Mark | int) -> tuple[Finding, ...]:
    """Of a rule that marks Arabic words by their number in the first passage; the English are the same numbers."""

    @check("NAM900", "some-name", "name", "minor", needs_source=True)
    def some_name(evidence: Evidence) -> Iterator[Mark]:
        words, english = evidence.prose[0].words, evidence.prose[0].english
        numbers = [each for each in marks if isinstance(each, int)]
        yield Mark([words[n] for n in numbers], say("wrong"), 0.5, source=[english[n] for n in numbers])
        yield from (each for each in marks if isinstance(each, Mark))

    return audit(TARGET, SOURCE, load("gloss"), checks=(some_name,)).findings


def test_a_mark_runs_from_the_first_to_the_last_of_its_words_in_any_order() -> None:
    (finding,) = findings(4, 1, 2)
    assert finding.text == TARGET[finding.start : finding.end] == "الوزير،  إلى بغداد"
    assert finding.source_text == "minister arrived in  Baghdad"
    assert (finding.severity, finding.segment) == ("minor", 0)


def test_nothing_of_the_source_and_nothing_of_the_target() -> None:
    (finding, _) = findings(4, Mark(gap(5), say("missing"), 0.5, source=(), severity="major"))
    assert (finding.start, finding.end, finding.text, finding.severity) == (5, 5, "", "major")
    assert (finding.source_start, finding.source_end, finding.source_text) == (None, None, None)


def test_a_defect_of_another_package_is_not_called_ours() -> None:
    error = RuleError("XNR001", "newsroom-rules 1.2")
    assert "a defect of newsroom-rules 1.2" in defect(error)
    assert "a defect of mtaudit" in defect(RuleError("NAM001"))
