"""GRM: relative pronouns after what is indefinite."""

from __future__ import annotations

from collections.abc import Iterator

from mtaudit.arabic.agreement import RELATIVES, agreeing_gender
from mtaudit.arabic.government import is_bare, likely
from mtaudit.arabic.normalise import normalise
from mtaudit.arabic.syntax import Candidate, Syntax, Tie, of_readings
from mtaudit.arabic.syntax.concord import shown
from mtaudit.arabic.word_lists import word_list
from mtaudit.arabic.words import Word
from mtaudit.checks import Evidence, Mark, check
from mtaudit.message import say


@check("GRM005", "relative-of-indefinite", "grammar", "minor")
def relative_of_indefinite(evidence: Evidence) -> Iterator[Mark]:
    """Report الذي or التي that describes a noun without the article.

    What it finds
        مسافات التي تقل, كلمة لاتينية التي تعني: what is indefinite takes its clause without a relative pronoun, so
        either the article is missing before it or the pronoun is one too many; also behind a comma (تقارير سابقة،
        التي), with و (لغة غنية، والتي), or behind what else belongs to the noun.
    Why it matters
        It is a plain grammar mistake, and typical of a system that renders "that" word by word.
    When it stays silent
        The word may be definite (a name, a word with an attached pronoun), has another gender than the pronoun, or
        is a word for an amount (كل الذي, "all that"), or something definite before it may be described.
    Bad
        ar: ساروا [[مسافات التي]] تقل عن ميل واحد.
        ar: أخذها من كلمة [[لاتينية التي]] تعني غرفة صغيرة.
        ar: يناقض ذلك تقارير [[سابقة، التي]] قالت العكس.
        ar: يحتاج السائق إلى رخصة خاصة، [[والتي]] تصدرها البلدية.
    Good
        ar: ساروا مسافات تقل عن ميل واحد، وهي المسافات التي تقطعها السيارة في دقيقة، وأعجبهم كل الذي رأوه.
    """
    for passage in evidence.prose:
        beside = set()
        for index, relative in enumerate(passage.words):
            gender = RELATIVES.get(normalise(relative.text))
            if gender is None or index < 2:
                continue
            behind_comma = passage.words[index - 1].text == "،"
            noun = passage.words[index - 1 - behind_comma]
            if behind_comma and normalise(noun.text).endswith("ا"):
                continue  # rather an adverbial: تحديدا، الذي
            if _is_indefinite(noun) and gender in map(agreeing_gender, noun.readings):
                message = say("{noun} is indefinite and takes no {relative}", noun=noun.text, relative=relative.text)
                beside.add(index)
                yield Mark(passage.words[index - 1 - behind_comma : index + 1], message, 0.85, suggestion=noun.text)
        for tie in passage.syntax.ties:
            if tie.role not in ("relative", "joined relative") or tie.target in beside:
                continue
            if (owner := _indefinite_owner(passage.syntax, tie)) is not None:
                noun, relative = passage.words[owner], passage.words[tie.target]
                message = say("{noun} is indefinite and takes no {relative}", noun=noun.text, relative=relative.text)
                yield Mark(relative, message, 0.7)


def _indefinite_owner(syntax: Syntax, tie: Tie) -> int | None:
    """The noun before a relative pronoun that alone agrees with it, if that is indefinite."""
    own = shown(syntax.senses[tie.target].readings)
    fitting: list[Candidate] = []
    for each in tie.candidates:
        sense = syntax.senses[each.noun]
        if sense.part in ("number", "numeral") or (each.phrase is not None and each.phrase.time):
            continue
        if each.phrase is None or each.phrase.accusative or not sense.readings:
            return None  # البالغ من العمر 30 عاما، الذي
        if any(syntax.senses[amount].part in ("number", "numeral") for amount in each.phrase.amounts):
            return None  # كلفته 11 مليار دولار، والذي
        if of_readings(sense, sense.readings).allowed & own:
            fitting.append(each)
    if fitting and fitting[0].phrase is not None and not fitting[0].phrase.preposition:
        fitting = fitting[:1]  # اللغة لغة غنية، والتي
    if not fitting or any(_is_definite(syntax, each) for each in fitting):
        return None
    return fitting[0].noun


def _is_definite(syntax: Syntax, candidate: Candidate) -> bool:
    """Whether a candidate is definite, or what an amount is said of (كل ما)."""
    phrase, senses = candidate.phrase, syntax.senses
    amounts = phrase is None or any(senses[each].part not in ("number", "numeral") for each in phrase.amounts)
    return phrase is None or amounts or phrase.definite or senses[candidate.noun].is_definite


def _is_indefinite(word: Word) -> bool:
    """Whether a noun or adjective has neither article nor pronoun, nor stands for an amount, in any reading."""
    readings = likely(word)
    return bool(readings) and all(is_bare(r) and normalise(r.stem) not in word_list("quantifiers") for r in readings)
