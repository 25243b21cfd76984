"""The order of the stages: segment, back-translate, align, estimate, check, score."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from mtaudit.align.run_ons import split_run_ons
from mtaudit.align.sentences import Bead, align_beads
from mtaudit.arabic.tokens import tokenize
from mtaudit.checks import Check, all_checks, run
from mtaudit.checks.evidence import Evidence, Passage
from mtaudit.checks.overlap import settle
from mtaudit.document import Document, Segment, Span
from mtaudit.finding import score
from mtaudit.names.glossary import Glossary
from mtaudit.result import ModelInfo, Result, SegmentResult
from mtaudit.segment import segment
from mtaudit.signature import signature
from mtaudit.translate import Translator

_SURROGATE = re.compile("[\ud800-\udfff]")

Progress = Callable[[str], None]
"""Called with what is being done, as it begins and goes on."""


def audit(
    target: str,
    source: str | None,
    translator: Translator,
    *,
    identifier: str = "",
    checks: tuple[Check, ...] | None = None,
    glossary: Glossary | None = None,
    progress: Progress = lambda stage: None,
) -> Result:
    """Audit one Arabic text, with its English source where there is one.

    `checks` are all of them unless given. Any text is accepted; `mtaudit.readers` are who refuses what is not Arabic.
    A lone surrogate, which is no character, is read as U+FFFD.
    """
    target, source = _SURROGATE.sub("\ufffd", target), None if source is None else _SURROGATE.sub("\ufffd", source)
    checks = all_checks() if checks is None else checks
    progress("reading")
    arabic = segment(target, "ar")
    english = segment(source, "en") if source is not None else None
    if english is not None:
        arabic = split_run_ons(english, arabic)
    prose = [each for each in arabic.segments if each.kind != "furniture"]
    progress(f"back-translating {len(prose)} sentences")
    translated_count = 0

    def count(sentences: int) -> None:
        nonlocal translated_count
        translated_count += sentences
        progress(f"back-translating {len(prose)} sentences: {translated_count} done")

    translated = dict(zip(prose, translator.translate([each.text for each in prose], count), strict=True))
    progress("aligning")
    passages = tuple(_passages(arabic, english, translated, fluent=translator.fluent))
    progress("checking")
    evidence = Evidence(arabic, english, passages, translator.fluent, glossary)
    findings = settle(run(checks, evidence))
    words = sum(token.kind in {"word", "latin"} for token in tokenize(target))
    return Result(
        id=identifier,
        target=target,
        source=source,
        segments=tuple(SegmentResult(p.target, p.source, p.kind, p.back_translation, p.similarity) for p in passages),
        findings=tuple(findings),
        score=score(findings, words),
        model=ModelInfo(translator.name, translator.kind, translator.fluent),
        signature=signature(checks, translator, glossary),
    )


def _passages(
    arabic: Document, english: Document | None, translated: dict[Segment, str], *, fluent: bool
) -> Iterator[Passage]:
    """The beads as passages, furniture in its place, in target order; dropped source where it belongs.

    Only fluent translations are evidence for the alignment: glosses gained nothing (F1 0.976 with them on NTREX, 0.979
    without).
    """
    target = [each for each in arabic.segments if each.kind != "furniture"]
    source = [each for each in english.segments if each.kind != "furniture"] if english else []
    beads = [Bead((), (j,), None) for j in range(len(target))]
    if source:
        evidence = [translated[each] for each in target] if fluent else None
        beads = align_beads([each.text for each in source], [each.text for each in target], translated=evidence)
    passages: list[Passage] = []
    anchor = 0
    for bead in beads:
        rendered = [target[j] for j in bead.target]
        sides = (_cover(rendered, arabic), _cover([source[i] for i in bead.source], english))
        anchor = sides[0].end if sides[0] else anchor
        passages.append(
            Passage(
                index=0,
                target=sides[0],
                source=sides[1],
                kind=rendered[0].kind if rendered else "prose",
                back_translation=" ".join(translated[each] for each in rendered) or None,
                similarity=None if bead.similarity is None else round(bead.similarity, 4),
                anchor=anchor,
            )
        )
    passages += (
        Passage(0, Span(each.start, each.end, each.text), None, "furniture", anchor=each.end)
        for each in arabic.segments
        if each.kind == "furniture"
    )
    passages.sort(key=lambda p: p.target.start if p.target else p.anchor)
    return (replace(passage, index=index, _evidence=[]) for index, passage in enumerate(passages))


def _cover(segments: list[Segment], document: Document | None) -> Span | None:
    """The span from the first to the last of neighbouring segments."""
    if not segments or document is None:
        return None
    start, end = segments[0].start, segments[-1].end
    return Span(start, end, document.text[start:end])
