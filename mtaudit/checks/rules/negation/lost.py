"""NEG: negations that were lost on the way."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from mtaudit.arabic.normalise import normalise
from mtaudit.arabic.word_lists import is_listed
from mtaudit.arabic.words import Word
from mtaudit.checks import Evidence, Mark, Passage, check
from mtaudit.checks.doubted import doubted
from mtaudit.checks.negators import (
    NEGATIVE,
    SURE,
    arabic_strength,
    arabic_strengths,
    before,
    english_strength,
    english_strengths,
    is_auxiliary,
    is_negative,
    is_not,
    spare_negations,
)
from mtaudit.document import Token
from mtaudit.english.word_lists import function_words, word_list
from mtaudit.meaning.expressions import forms
from mtaudit.meaning.opposites import opposite_at
from mtaudit.meaning.renderings import renderings, renders
from mtaudit.message import say

_SET_PHRASE = re.compile(
    r"(?:not (?:only|just|merely|least)|no (?:doubt|matter|wonder|less|fewer|more than|sooner)|nos?\.? ?\d+"
    r"|(?:none|no) other|nothing (?:but|less|short)|second to none|next to nothing|(?:with )?or without)\b",
    re.IGNORECASE,
)
"""Where nothing is denied."""

_BEFORE = 12
"""Characters before a negation among which its phrase begins."""

_EXPECTED = frozenset({"strong", "negative", "limiting"})
"""Strengths of the English words that some Arabic word must render."""

REACH = 4
"""Words around the negated one within which a negation explains the source's: those of a short clause."""

_PARTING = frozenset(".؛!؟")
"""Marks behind which another statement begins."""

_SURELY = 0.85
"""Probability of the jussive readings; rare verbs are written like the jussive of frequent ones (يكن)."""


@check("NEG001", "lost-negation", "negation", "critical", needs_source=True)
def lost_negation(evidence: Evidence) -> Iterator[Mark]:
    """Report a clause that the English negates and the Arabic affirms.

    What it finds
        "Not", "never", "cannot" or "n't" in the English sentence where nothing in the Arabic clause negates, refuses,
        lacks or excludes anything; "no", "nobody", "without", "neither", "unless", "hardly", where nothing in the whole
        Arabic sentence does; "fail to", "refrain from" and the like, where the Arabic has no word for them either;
        "not only" where فقط or فحسب stands without a negation before it.
        With a model that scores, also a verb before which a negation makes the source likelier.
    Why it matters
        The article says the opposite of its source.
    When it stays silent
        The Arabic has any negation that renders no other one of the English, or a word that carries one (عدم, دون,
        رفض, فشل, غير). The English negation is "no doubt" or the like, or the sentence was dropped.
    Bad
        ar: قالت الحكومة إنها [[ستشارك]] في المحادثات.
        en: The government said it would not take part in the talks.
    Good
        ar: قالت الحكومة إنها ترفض المشاركة في المحادثات.
        en: The government said it would not take part in the talks.
    """
    marked = set()
    for passage in evidence.prose:
        if passage.source is None or _model_vouches(evidence, passage):
            continue
        strengths = arabic_strengths(passage.words)
        said = english_strengths(passage.english)
        negators = [i for i, strength in enumerate(strengths) if _explains(passage, i, strength, said)]
        expected = [i for i, strength in enumerate(said) if strength in _EXPECTED]
        expected = expected or ([] if negators else _verbs_of_negation(passage))
        sure = [i for i, strength in enumerate(strengths) if strength in SURE]
        enough = len(expected) <= len(sure)
        if not expected or spare_negations(evidence, passage) > 0:
            continue
        for index in expected:
            token = passage.english[index]
            if enough and not (said[index] == "strong" and all(_renders_another(passage, i, index) for i in sure)):
                continue
            if said[index] != "strong" and (negators or "exceptive" in strengths):
                continue
            if _is_set_phrase(passage, token):
                continue
            place = _negated_words(passage, index, said[index], strengths, alone=not negators)
            if place is None or any(
                _is_near(passage, place, i) and not _renders_another(passage, i, index) for i in negators
            ):
                continue
            first, last = passage.words[place.start], passage.words[place.stop - 1]
            yield Mark(
                (first, last),
                say("the source says {english!r} here; nothing in the Arabic negates", english=token.text),
                0.65 if negators else 0.8,
                source=token,
            )
            marked |= {(passage.index, at) for at in range(len(passage.words))}
            break
        if (mark := _only_affirmed(passage, strengths)) is not None:
            yield mark
    yield from (mark for pair, mark in doubted(evidence, "negation", marked) if pair.instead)


def _only_affirmed(passage: Passage, strengths: Sequence[str | None]) -> Mark | None:
    """What says that something is the only one, where the source says that it is not, and goes on ("not only")."""
    english = [token.text.lower() for token in passage.english]
    at = next((i for i, each in enumerate(pairwise(english)) if is_not(each[0]) and each[1] in _ONLY), None)
    only = next((j for j, word in enumerate(passage.words) if is_listed(normalise(word.text), "only")), None)
    if at is None or only is None or any(strength in NEGATIVE for strength in strengths[: only + 1]):
        return None
    clause = range(max(only - _FARTHEST, 0), only)
    start = max((k + 1 for k in clause if _ends_statement(passage.words[k])), default=clause.start)
    message = say("the source says {english!r} here; nothing in the Arabic negates", english=passage.english[at].text)
    return Mark(passage.words[start : only + 1], message, 0.7, source=passage.english[at : at + 2])


_ONLY = frozenset({"only", "just", "merely", "simply", "solely"})

_FARTHEST = 10
"""Words from the verb to an "only" behind it."""


def _ends_statement(word: Word) -> bool:
    return word.kind == "punctuation" or is_listed(normalise(word.text), "but")


def _model_vouches(evidence: Evidence, passage: Passage) -> bool:
    """Whether a model that scores finds that a negation would fit the source worse at every verb."""
    asked = [evidence.verdicts.get(("negation", passage.index, at)) for at in range(len(passage.words))]
    verdicts = [each for each in asked if each is not None and each.pair.instead]
    return bool(verdicts) and all(each.vouches for each in verdicts)


def _explains(passage: Passage, index: int, strength: str | None, said: Sequence[str | None]) -> bool:
    """Whether an Arabic word may render an English negation; one that renders what that negates does not."""
    if strength in {"implied", "weak"}:
        return not any(
            said[i] not in _EXPECTED and (_is_rendered(passage, i, index) or _is_negated(passage, i, index, said))
            for i, j in passage.links
            if j == index
        )
    return strength in NEGATIVE


def _is_negated(passage: Passage, english: int, index: int, said: Sequence[str | None]) -> bool:
    """Whether an Arabic word renders an English one that denies nothing and is negated: عجز, of "not a disability"."""
    token = passage.english[english]
    if (
        said[english]
        or token.text.lower() in function_words()
        or "strong" not in said[max(english - REACH, 0) : english]
    ):
        return False
    known = renderings(token.text)
    return known is not None and renders(known, passage.words, index)


def _renders_another(passage: Passage, index: int, negation: int) -> bool:
    """Whether an Arabic negation renders other English ones than this, by words of their own or by prefixes.

    It is linked to them, or what it negates is: غير معقولة, "implausible"; or that stands elsewhere in the English.
    Where it is linked to several, the one that stands nearest to what it negates is meant. ما لم is "unless".
    """
    if index > 0 and normalise(passage.words[index - 1].text) == "ما":
        unless = [i for i, token in enumerate(passage.english) if token.text.lower() == "unless"]
        if unless:
            return negation not in unless
    linked = [i for i, j in passage.links if j == index and is_negative(passage.english[i].text)]
    negated = [i for i, j in passage.links if j == index + 1]
    is_sure = arabic_strength(passage.words[index].text) in SURE
    if is_sure and negated and not any(-_AUXILIARIES <= i - negation <= 2 * REACH for i in negated):
        return True
    linked = linked or [i for i in negated if is_negative(passage.english[i].text)]
    if len(linked) > 1 and negated:
        linked = [min(linked, key=lambda i: (abs(negated[0] - i), i))]
    return bool(linked) and negation not in linked


_AUXILIARIES = 2
"""English words before a negation that may be the verb: "was not", "have they not"."""


def _is_near(passage: Passage, place: range, index: int) -> bool:
    """Whether a word stands so near to a place, and in its clause, that it may negate it."""
    between = range(index + 1, place.start) if index < place.start else range(place.stop, index)
    words = [passage.words[k].text for k in between]
    return len(words) < REACH and not any(each in _PARTING or is_listed(normalise(each), "but") for each in words)


def _is_rendered(passage: Passage, english: int, index: int) -> bool:
    """Whether an English word that is negative in itself is rendered by an Arabic one."""
    here, texts = forms(passage.words[index].text).lemmas, [token.text for token in passage.english]
    found = (opposite_at(texts, k) for k in range(max(english - 1, 0), english + 1))
    return any(each is not None and not here.isdisjoint(e[0] for e in each.own if len(e) == 1) for each in found)


def _verbs_of_negation(passage: Passage) -> list[int]:
    """Where a verb denies what follows it (fail to, refuse to, refrain from) and no Arabic word renders it."""
    return [
        i
        for i, (token, following) in enumerate(pairwise(passage.english))
        if english_strength(token.text) == "implied"
        and following.text in {"to", "from"}
        and (known := renderings(token.text))
        and not any(renders(known, passage.words, j) for j in range(len(passage.words)))
    ]


def _is_set_phrase(passage: Passage, token: Token) -> bool:
    """Whether a negation belongs to a phrase that denies nothing."""
    if passage.source is None:
        return False
    start = max(token.start - _BEFORE, passage.source.start)
    text = passage.source.text[start - passage.source.start :]
    return any(each.start() <= token.start - start < each.end() for each in _SET_PHRASE.finditer(text[: 2 * _BEFORE]))


def _negated_words(
    passage: Passage, negation: int, strength: str | None, strengths: Sequence[str | None], *, alone: bool
) -> range | None:
    """Which Arabic words render what the English negation negates: the verb, or else the words up to the predicate,
    with the verb or word before them.

    A jussive without its لم gives the place away; else it is found through the links of the auxiliary before the
    negation and of the words after it. Who negates a clause with "unless" or "nobody" negates what follows. Where
    nothing follows ("in practice they are not") and the Arabic negates nothing (`alone`), the clause before is meant.
    """
    if bare := _bare_jussive(passage, negation):
        return bare
    earlier = _linked(passage, range(max(negation - 2, 0), negation))
    after = _linked(passage, range(negation + 1, min(negation + 5, len(passage.english))))
    is_limiting = strength == "limiting"
    sides = [[*earlier, *after]] if strength == "strong" else [after] if is_limiting else [after, earlier]
    for side in sides:
        if verbs := [i for i in side if _is_verb(passage.words[i])]:
            start = _with_auxiliary(passage, min(verbs))
            if strength == "strong" and after and 0 < start - min(after) < REACH and _is_copular(passage, negation):
                start = min(after)
            return _with_universal(passage, range(start, _with_main_verb(passage, min(verbs)) + 1), strengths)
    near = [i for i in after if i - min(after) < REACH]
    if not near and strength == "strong" and alone:
        near = _linked(passage, range(_clause_begins(passage, negation), negation))[-1:]
    if not near:
        return None
    first = min(near)
    clause = before(passage.words, first)
    verbs = [i for i in clause if _is_verb(passage.words[i])] if not is_limiting else []
    if not verbs and strength == "strong" and alone:
        verbs = _unlinked_verbs(passage, range(first))
    start = _with_auxiliary(passage, verbs[-1]) if verbs else max(first - 1, clause.start)
    if start > clause.start and passage.words[start].text == "أو":
        start -= 1
    place = range(start, max(near) + 1)
    return _with_universal(passage, place, strengths)


def _unlinked_verbs(passage: Passage, places: range) -> list[int]:
    """The verbs among some words that render nothing else, in the statement that those words end."""
    linked = {j for _, j in passage.links}
    start = max((k + 1 for k in places if passage.words[k].kind == "punctuation"), default=places.start)
    return [k for k in range(start, places.stop) if _is_verb(passage.words[k]) and k not in linked]


def _is_copular(passage: Passage, negation: int) -> bool:
    """Whether "is not" stands before a noun, which is what is denied, whatever verbs are behind it."""
    return passage.english[negation - 1].text.lower() in word_list("forms of be")


_CLAUSE = 6
"""Words before a negation at the end of its clause among which the predicate stands."""


def _clause_begins(passage: Passage, negation: int) -> int:
    """The first English word of the clause before a negation, as far as its predicate may stand."""
    first = max(negation - _CLAUSE, 0)
    return max((k + 1 for k in range(first, negation) if passage.english[k].kind == "punctuation"), default=first)


def _with_auxiliary(passage: Passage, verb: int) -> int:
    """The first of a verb and those right before it: تم, كان and يمكن أن, which are what is negated."""
    words = passage.words
    while verb and (_is_verb(words[verb - 1]) or _is_modal_clause(words, verb)):
        verb -= 1 if _is_verb(words[verb - 1]) else 2
    return verb


def _is_modal_clause(words: Sequence[Word], index: int) -> bool:
    """Whether a modal verb and أن stand before a word."""
    return index > 1 and normalise(words[index - 1].text) == "أن" and is_auxiliary(words[index - 2])


def _with_main_verb(passage: Passage, verb: int) -> int:
    """The last of a verb and one right behind it: كانوا يوافقون."""
    behind = passage.words[verb + 1].reading if verb + 1 < len(passage.words) else None
    return verb + 1 if behind is not None and behind.aspect == "imperfect" else verb


def _with_universal(passage: Passage, place: range, strengths: Sequence[str | None]) -> range:
    """The place with a word beside it that says of all what is denied of all, or a particle of condition."""
    first, last = place.start, place.stop
    if first and is_listed(passage.words[first - 1].text, "conditionals"):
        first -= 1
    if strengths[last : last + 1] == ["universal"]:
        last += 1
    elif first and strengths[first - 1] == "universal":
        first -= 1
    return range(first, last)


def _bare_jussive(passage: Passage, negation: int) -> range | None:
    """The first verb that is surely a jussive, with nothing before it that asks for one, near what is negated."""
    for i, word in enumerate(passage.words):
        particles = {normalise(each.text) for each in passage.words[max(i - 2, 0) : i]}
        if (
            _is_verb(word)
            and sum(p for r, p in zip(word.readings, word.probabilities, strict=True) if r.mood == "jussive") >= _SURELY
            and not any(arabic_strength(each) in NEGATIVE or is_listed(each, "conditionals") for each in particles)
            and not word.readings[0].preposition
            and _may_be_denied(passage, i, negation)
        ):
            return range(i, i + 1)
    return None


def _may_be_denied(passage: Passage, index: int, negation: int) -> bool:
    """Whether a word, or the first behind it that is linked, renders a word that an English negation may deny."""
    linked = ([i for i, j in passage.links if j == k] for k in range(index, index + REACH))
    nearest = next((each for each in linked if each), [negation])
    return any(negation - REACH <= i <= negation + 2 * REACH for i in nearest)


def _linked(passage: Passage, indices: range) -> list[int]:
    """Arabic words linked to a run of English tokens that no mark interrupts."""
    marks = [i for i in indices if passage.english[i].kind == "punctuation"]
    stop = marks[0] if marks else indices.stop
    return [j for i, j in passage.links if i in range(indices.start, stop) and passage.words[j].kind == "word"]


def _is_verb(word: Word) -> bool:
    return word.reading is not None and word.reading.part_of_speech == "verb"
