"""The order of the stages: segment, cut run-ons, read, back-translate, align, check, attend, score."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from mtaudit.align.run_ons import find_run_ons
from mtaudit.align.sentences import Bead, part_doubtful, propose_beads
from mtaudit.arabic.words import Word, read_words
from mtaudit.attention import attend, expected_penalty
from mtaudit.backtranslation.gate import fault, normalise_marks
from mtaudit.backtranslation.given import BackTranslation, by_segment, pieces_of
from mtaudit.backtranslation.text import GIVEN, BackTranslated, ReadBack, join
from mtaudit.checks import Check, all_checks, run
from mtaudit.checks.addresses import outside_addresses
from mtaudit.checks.alternatives import with_alternatives
from mtaudit.checks.bitext import Bitext
from mtaudit.checks.company import graver_together
from mtaudit.checks.corroboration import corroborate
from mtaudit.checks.evidence import Evidence, Passage
from mtaudit.checks.overlap import settle
from mtaudit.checks.returned import LOST, NEW
from mtaudit.checks.source_words import with_source_words
from mtaudit.document import Document, Segment, Token, cover
from mtaudit.encode.sentences import Runs, encode_runs
from mtaudit.english.tokens import tokenize
from mtaudit.estimate import Probabilities
from mtaudit.finding import score
from mtaudit.fingerprint import identified
from mtaudit.message import Message, say
from mtaudit.names.glossary import Glossary
from mtaudit.result import ModelInfo, OtherBackTranslation, Place, Result, RoundTrip, SegmentResult
from mtaudit.segment import cut, segment
from mtaudit.signature import signature
from mtaudit.translate import TranslationModel, Translator
from mtaudit.translate.gloss import GlossTranslator
from mtaudit.translate.parts import translate_sentences

_SURROGATE = re.compile("[\ud800-\udfff]")

Progress = Callable[[Message], None]
"""Called with what is being done, as it begins and goes on."""


def audit(
    target: str,
    source: str | None,
    translator: Translator,
    *,
    identifier: str = "",
    checks: tuple[Check, ...] | None = None,
    glossary: Glossary | None = None,
    back_translation: BackTranslation | None = None,
    other_back_translations: Sequence[BackTranslation] = (),
    other_translators: Sequence[Translator] = (),
    other_translations: Sequence[BackTranslation] = (),
    forward: Translator | None = None,
    progress: Progress = lambda stage: None,
) -> Result:
    """Audit one Arabic text, with its English source where there is one.

    What a given `back_translation` has no English for is translated by `translator`. The others are further evidence.
    `other_translations` are what other systems made of the source, `forward` is a model that makes another.

    `checks` are all of them unless given. Any text is accepted; `mtaudit.readers` are who refuses what is not Arabic.
    A lone surrogate, which is no character, is read as U+FFFD.

    Raises:
        BackTranslationError: a given back-translation does not fit the text, or another translation the source.
    """
    target, source = _SURROGATE.sub("\ufffd", target), None if source is None else _SURROGATE.sub("\ufffd", source)
    checks = all_checks() if checks is None else checks
    progress(say("reading"))
    pieces = pieces_of(target, back_translation) if back_translation is not None else []
    other_pieces = [pieces_of(target, each) for each in other_back_translations]
    arabic = segment(target, "ar")
    english = segment(source, "en") if source is not None else None
    proposal = None
    if english is not None and (rows := _texts(english)) and (columns := _texts(arabic)):
        progress(say("aligning"))
        proposal = _propose(encode_runs(rows), encode_runs(columns))
        arabic, proposal = _cut_run_ons(arabic, proposal)
    words = {each: read_words(each.text, each.start) for each in arabic.segments}
    witnesses = (
        [by_segment(english, pieces_of(source, each, "ar"), "ar") for each in other_translations]
        if english and source
        else []
    )
    if english and forward is not None:
        said = _prose(english)
        witnesses.append(dict(zip(said, forward.translate([each.text for each in said]), strict=True)))
    given = by_segment(arabic, pieces)
    translated = {each: BackTranslated(text, GIVEN, fluent=True) for each, text in given.items()}
    translated |= _back_translate(translator, {each: words[each] for each in words if each not in given}, progress)
    voices = [translated]
    for number, each in enumerate(other_pieces, 2):
        name = f"{GIVEN} {number}"
        voices.append({s: BackTranslated(text, name, fluent=True) for s, text in by_segment(arabic, each).items()})
    voices += [_back_translate(each, words, progress) for each in other_translators]
    voices = [_looked_through(voice, english) for voice in voices]
    progress(say("aligning"))
    passages, bitext = _passages(arabic, english, words, voices, witnesses, proposal, glossary)
    progress(say("checking"))
    translators = (translator, *other_translators)
    model = next((each for each in translators if isinstance(each, TranslationModel)), None)
    evidence = Evidence(arabic, english, passages, bitext, glossary, model)
    found = outside_addresses(run(checks, evidence), target, source)
    scoring = forward if isinstance(forward, TranslationModel) else None
    settled = graver_together(settle(corroborate(found, evidence)), evidence)
    settled = with_alternatives(settled, evidence, scoring)
    looked = attend(evidence, settled)
    segments = tuple(
        SegmentResult(
            target=p.target,
            source=p.source,
            kind=p.kind,
            back_translation=p.back_translations[0].text if p.back_translations else None,
            similarity=p.similarity,
            attention=of_passage.doubts,
            risk=of_passage.risk,
            round_trip=_round_trip(p, 0) if p.back_translations else None,
            other_back_translations=tuple(
                OtherBackTranslation(each.text, _round_trip(p, number))
                for number, each in enumerate(p.back_translations[1:], 1)
            ),
        )
        for p, of_passage in zip(passages, looked, strict=True)
    )
    findings = tuple(identified(with_source_words(settled, evidence), target, segments))
    return Result(
        id=identifier,
        target=target,
        source=source,
        segments=segments,
        findings=findings,
        score=score(
            findings,
            sum(word.kind in {"word", "latin"} for word in chain.from_iterable(words.values())),
            expected_penalty(looked),
        ),
        model=ModelInfo(GIVEN, GIVEN, fluent=True)
        if given
        else ModelInfo(translator.name, translator.kind, translator.fluent),
        signature=signature(checks, translators, glossary, forward),
    )


def _round_trip(passage: Passage, number: int) -> RoundTrip:
    """What the source says beside one of a passage's back-translations."""
    of = passage.back_translations[number]
    returned = next((each for each in passage.returns if each.back.of is of), None)
    return RoundTrip(
        of.model,
        of.fluent,
        of.fault,
        passage.round_trip_chrfs[number],
        _doubtful(passage.english, returned.lost, LOST) if returned else (),
        _doubtful(returned.back.words, returned.new, NEW) if returned else (),
    )


def _doubtful(words: Sequence[Token], probabilities: Probabilities, least: float) -> tuple[Place, ...]:
    """The places of the words that have at least a probability."""
    pairs = zip(words, probabilities, strict=False)
    return tuple((word.start, word.end) for word, each in pairs if each is not None and each >= least)


@dataclass(frozen=True, slots=True)
class _Proposal:
    """The sentences of both sides as vectors, and the beads that these tell."""

    source: Runs
    target: Runs
    beads: list[Bead]


def _propose(source: Runs, target: Runs, translated: Runs | None = None) -> _Proposal:
    return _Proposal(source, target, propose_beads(source, target, translated))


def _prose(document: Document | None) -> list[Segment]:
    return [each for each in document.segments if each.kind != "furniture"] if document else []


def _texts(document: Document) -> list[str]:
    return [each.text for each in _prose(document)]


def _cut_run_ons(arabic: Document, proposal: _Proposal) -> tuple[Document, _Proposal]:
    """The target with its run-on sentences cut where the source has a sentence end, and aligned anew if it has any."""
    cuts = find_run_ons(proposal.source, proposal.target, proposal.beads)
    if not cuts:
        return arabic, proposal
    numbers = [k for k, each in enumerate(arabic.segments) if each.kind != "furniture"]
    arabic = cut(arabic, {numbers[j]: positions for j, positions in cuts.items()})
    return arabic, _propose(proposal.source, encode_runs(_texts(arabic), proposal.target))


def _back_translate(
    translator: Translator, words: dict[Segment, tuple[Word, ...]], progress: Progress
) -> dict[Segment, BackTranslated]:
    """The translations of the prose; the gloss is made of the words as they are read already."""
    prose = [each for each in words if each.kind != "furniture"]
    if not prose:
        return {}
    progress(say("back-translating {sentences} sentences", sentences=len(prose)))
    done = 0

    def count(sentences: int) -> None:
        nonlocal done
        done += sentences
        progress(say("back-translating {sentences} sentences: {done} done", sentences=len(prose), done=done))

    if isinstance(translator, GlossTranslator):
        texts = translator.translate_words([words[each] for each in prose], count)
    else:
        texts = translate_sentences(translator, [words[each] for each in prose], _is_faulty, count)
    return {
        each: BackTranslated(text, translator.name, translator.fluent) for each, text in zip(prose, texts, strict=True)
    }


def _is_faulty(arabic: str, english: str) -> bool:
    return fault(arabic, english) is not None


def _looked_through(
    translated: dict[Segment, BackTranslated], english: Document | None
) -> dict[Segment, BackTranslated]:
    """The translations with plain marks, and those that are not to be relied on marked as such; a gloss as it is."""
    sources = {normalise_marks(text) for text in _texts(english)} if english else set()
    found = dict(translated)
    for each, back in translated.items():
        if back.fluent:
            text = normalise_marks(back.text)
            found[each] = replace(back, text=text, fault=fault(each.text, text, sources))
    return found


def _passages(
    arabic: Document,
    english: Document | None,
    words: dict[Segment, tuple[Word, ...]],
    voices: Sequence[dict[Segment, BackTranslated]],
    witnesses: Sequence[dict[Segment, str]],
    proposal: _Proposal | None,
    glossary: Glossary | None,
) -> tuple[tuple[Passage, ...], Bitext]:
    """The beads as passages, furniture in its place, in target order; dropped source where it belongs.

    Only fluent translations that can be relied on are evidence for the alignment: glosses gained nothing (F1 0.976 with
    them on NTREX, 0.979 without). In the place of others the sentence speaks for itself.
    """
    target, source = _prose(arabic), _prose(english)
    tokens = {each: tokenize(each.text, each.start) for each in source}
    english_of = {each: found.text for voice in reversed(voices) for each, found in voice.items() if found.is_evidence}
    if proposal and english_of:
        translation = encode_runs([english_of.get(each, each.text) for each in target], proposal.target)
        proposal = _propose(proposal.source, proposal.target, translation)
    beads = proposal.beads if proposal else [Bead((), (j,), None) for j in range(len(target))]
    if proposal is None:
        beads += [Bead((i,), (), None) for i in range(len(source))]
    beads, pairs = part_doubtful(beads, list(tokens.values()), [words[each] for each in target])
    drafts = _drafts(beads, target, source, [each for each in arabic.segments if each.kind == "furniture"])
    spoken = [tuple(filter(None, (_said_by(voice, draft.target) for voice in voices))) for draft in drafts]
    bitext = Bitext(
        [tuple(chain.from_iterable(tokens[each] for each in draft.source)) for draft in drafts],
        [tuple(chain.from_iterable(words[each] for each in draft.target)) for draft in drafts],
        glossary,
        {k: pairs[draft.bead] for k, draft in enumerate(drafts) if draft.bead in pairs},
        proposal.source if proposal else None,
        proposal.target if proposal else None,
        {
            k: tuple(ReadBack(each, tokenize(each.text)) for each in said if each.is_evidence)
            for k, said in enumerate(spoken)
        },
        {k: _other_words(draft.source, witnesses) for k, draft in enumerate(drafts) if draft.source and witnesses},
    )
    passages = tuple(
        Passage(
            index=index,
            bitext=bitext,
            target=cover(arabic.text, draft.target) if draft.target else None,
            source=cover(english.text, draft.source) if english and draft.source else None,
            kind=draft.target[0].kind if draft.target else "prose",
            back_translations=spoken[index],
            similarity=None if draft.bead.similarity is None else round(draft.bead.similarity, 4),
            anchor=draft.anchor,
        )
        for index, draft in enumerate(drafts)
    )
    return passages, bitext


def _other_words(source: Sequence[Segment], witnesses: Sequence[dict[Segment, str]]) -> tuple[tuple[Word, ...], ...]:
    """The other translations of all of some sentences; without those that lack one."""
    return tuple(
        read_words(" ".join(witness[each] for each in source))
        for witness in witnesses
        if all(each in witness for each in source)
    )


def _said_by(voice: dict[Segment, BackTranslated], segments: Sequence[Segment]) -> BackTranslated | None:
    """What one voice says of all of some segments; nothing where it lacks one."""
    return join([voice[each] for each in segments]) if all(each in voice for each in segments) else None


@dataclass(frozen=True, slots=True)
class _Draft:
    """A passage as far as the alignment tells it; `anchor` is where it belongs in the target."""

    bead: Bead
    target: tuple[Segment, ...]
    source: tuple[Segment, ...]
    anchor: int


def _drafts(
    beads: Sequence[Bead], target: Sequence[Segment], source: Sequence[Segment], furniture: Sequence[Segment]
) -> list[_Draft]:
    drafts: list[_Draft] = []
    anchor = 0
    for bead in beads:
        rendered = tuple(target[j] for j in bead.target)
        anchor = rendered[-1].end if rendered else anchor
        drafts.append(_Draft(bead, rendered, tuple(source[i] for i in bead.source), anchor))
    ranges = sorted((draft.target[0].start, draft.target[-1].end) for draft in drafts if draft.target)
    drafts += [_Draft(Bead((), (), None), (each,), (), each.end) for each in furniture if not _is_within(each, ranges)]
    return sorted(drafts, key=lambda draft: draft.target[0].start if draft.target else draft.anchor)


def _is_within(each: Segment, ranges: Sequence[Place]) -> bool:
    """Whether a segment stands between the sentences of one of these passages, and so is a part of it."""
    before = bisect_right(ranges, (each.start, 0)) - 1
    return before >= 0 and each.end <= ranges[before][1]
