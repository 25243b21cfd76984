"""Words that no Arabic word is: wrongly joined, inflected or built, with what is meant."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from mtaudit.arabic.disambiguate import is_common
from mtaudit.arabic.lexicon import stems, tables
from mtaudit.arabic.morphology import Reading, is_broken_plural
from mtaudit.arabic.normalise import normalise
from mtaudit.arabic.spelling import exact_readings, frequency, is_exact, is_variant, respellings
from mtaudit.arabic.transliterate import from_buckwalter, to_buckwalter
from mtaudit.message import Message, say


@dataclass(frozen=True, slots=True)
class Malformed:
    """What is meant by a word that does not exist, and what is wrong with it."""

    right: str
    message: Message


def _is_verb(reading: Reading) -> bool:
    return reading.part_of_speech == "verb"


def _is_imperfect(reading: Reading) -> bool:
    return reading.aspect == "imperfect"


def _is_first_person(reading: Reading) -> bool:
    return reading.aspect == "imperfect" and reading.person == 1


def _is_plural(reading: Reading) -> bool:
    return reading.part_of_speech == "verb" and reading.number == "plural"


def _is_noun(reading: Reading) -> bool:
    return reading.part_of_speech in ("noun", "adjective")


def _has_article(reading: Reading) -> bool:
    return _is_noun(reading) and reading.article


def _has_pronoun(reading: Reading) -> bool:
    return _is_noun(reading) and reading.pronoun is not None


def _is_feminine_plural(reading: Reading) -> bool:
    return _is_noun(reading) and reading.number == "plural" and reading.stem.endswith("ات") and not reading.article


def _is_construct(reading: Reading) -> bool:
    return _is_noun(reading) and reading.construct and reading.case == "nominative" and not reading.pronoun


def _is_of_a_nation(reading: Reading) -> bool:
    return reading.number == "plural" and normalise(reading.lemma).endswith("ي")


_Rule = tuple[re.Pattern[str], str, Callable[[Reading], bool], Message]
_RULES: tuple[_Rule, ...] = (
    (re.compile("(.+)ى(ه.*|ك|كم|نا|ني)"), r"\1ا\2", _is_verb, say("ى is written ا before an attached pronoun")),
    (re.compile("(.+)ى(ه.*|ك|كم|نا|ي)"), r"\1ا\2", _has_pronoun, say("ى is written ا before an attached pronoun")),
    (re.compile("(.*(?:عل|إل|لد))ى(ه.*|ك.*|نا)"), r"\1ي\2", bool, say("ى is written ي before an attached pronoun")),
    (re.compile("(.+)ة(ه.*|ي|نا|ك|كم)"), r"\1ت\2", _has_pronoun, say("ة is written ت before an attached pronoun")),
    (re.compile("(.+)ى(ون|ين|وا)"), r"\1\2", _is_verb, say("ى falls away before the ending")),
    (re.compile("(.+)ى(ون|ين)"), r"\1\2", _is_noun, say("ى falls away before the ending")),
    (re.compile("(.{2,})ى(ا.*)"), r"\1ي\2", bool, say("ى stands only at the end of a word")),
    (re.compile("(.+ات)ا"), r"\1", _is_feminine_plural, say("a plural in ات takes no alif of the accusative")),
    (re.compile("([يت].+)وون"), r"\1ون", _is_plural, say("this form of the verb does not exist")),
    (re.compile("(..+)توا"), r"\1تم", _is_verb, say("this form of the verb does not exist")),
    (re.compile("(..+)يوا"), r"\1وا", _is_verb, say("this form of the verb does not exist")),
    (re.compile("([يت]..+)يون"), r"\1ون", _is_verb, say("this form of the verb does not exist")),
    (re.compile("(..+)(.)ي(ت|نا|تم)"), r"\1\2\2\3", _is_verb, say("this form of the verb does not exist")),
    (re.compile("(.{3,}[^و])و"), r"\1وا", _is_plural, say("the plural is written with ا after و")),
    (re.compile("([وف]?س?[نأ]..+و)ا"), r"\1", _is_first_person, say("ا follows only the و of the plural")),
    (re.compile("(.{3,}و)ا"), r"\1", _is_construct, say("ا follows only the و of verbs")),
    (re.compile("(.+ا)ءي"), r"\1ئي", _has_pronoun, say("before ي the hamza is written ئ")),
    (re.compile("([وف]?لا)([يت].{3,})"), r"\1 \2", _is_imperfect, say("لا is a word of its own")),
    (re.compile("([وف]?)لال(..+)"), r"\1لل\2", _has_article, say("ل and the article are written لل")),
    (re.compile("([وف]?)بل(..+)"), r"\1بال\2", _has_article, say("ب and the article are written بال")),
    (
        re.compile("([وف]?[بك]?)ال(...+(?:ها|هم|هن|هما|نا))"),
        r"\1\2",
        _has_pronoun,
        say("a pronoun leaves no place for ال"),
    ),
    (
        re.compile("([وف]?(?:[بك]?ال|لل).+[^ي])(ين|ون)"),
        r"\1ي\2",
        _is_of_a_nation,
        say("the plural of an adjective in ي has ي twice"),
    ),
)
"""What a malformed word looks like, what is meant, how that must be read, and what is wrong."""
_DEFECTIVE = re.compile("(.+)ي(?:ت|نا|تم)")


@lru_cache(maxsize=1 << 14)
def malformed(word: str) -> Malformed | None:
    """What is meant by a normalised word that is no form of a common one; None where that is unclear."""
    if len(word) < 4:
        return None
    matches = [(match, rule) for rule in _RULES if (match := rule[0].fullmatch(word))]
    doubtful = bool(matches) or _REGULAR.fullmatch(word) or _DOUBLED.search(word)
    if not doubtful or is_variant(word) or any(map(is_common, exact_readings(word))):
        return None
    exact = is_exact(word)
    for match, (_, replacement, wanted, message) in matches:
        if exact and wanted is not _is_verb:
            continue
        right = match.expand(replacement)
        if " " not in right and not is_exact(right):
            right = next(iter(respellings(right)), right)
        readings = exact_readings(right.rpartition(" ")[2])
        sure = (wanted is _has_article and "لال" in word) or wanted is _is_first_person or "ى" in word[:-1]
        # the letters alone tell
        if any(wanted(reading) and (sure or is_common(reading)) for reading in readings):
            return None if _is_defective(word, right) else Malformed(right, message)
    plural = None if exact else next(_broken_plurals(word), None)
    if plural:
        return Malformed(plural, say("this noun has another plural"))
    single = None if exact or respellings(word) else _without_doubled_letter(word)
    return Malformed(single, say("a letter stands here twice")) if single else None


_CLITIC = re.compile("(?:[وف](?=[وف])|[وف]?لل|[وفب](?=ب))?")
"""What may stand before the same letter."""


def _without_doubled_letter(word: str) -> str | None:
    """The only common word that is left without one of two equal letters side by side: االأيام, الداخلليين."""
    match = _CLITIC.match(word)
    start = match.end() if match else 0
    if len(word) < _SHORTEST_DOUBLED:
        return None
    found = {word[:at] + word[at + 1 :] for at in range(start + 1, len(word)) if word[at] == word[at - 1]}
    common = [each for each in found if any(map(is_common, exact_readings(each)))]
    return common[0] if len(common) == 1 else None


_DOUBLED = re.compile(r"(.)\1")
_SHORTEST_DOUBLED = 6
"""Letters; of shorter words many are names."""


def _is_defective(word: str, right: str) -> bool:
    """Whether a verb seen as doubled (مررت, of مريت), or an adjective in ي, is rather another word: دعيت, عملين."""
    base = word[:-2]
    if right == f"{base}ي{word[-2:]}":
        return bool(respellings(word)) or any(_is_noun(r) and is_common(r) for r in exact_readings(base))
    match = _DEFECTIVE.fullmatch(word)
    if match is None or len(right) != len(word):
        return False
    return any(is_common(reading) for ending in "ىا" for reading in exact_readings(match[1] + ending))


_REGULAR = re.compile("((?:[وف]?)(?:[بك]?ال|لل|[بلك])?)(.{2,})ات")
_SINGULAR = ("N", "Ndu")


def _broken_plurals(word: str) -> Iterator[str]:
    """The broken plurals of a noun to whose singular the ending of the regular plural was added: المفتاحات."""
    match = _REGULAR.fullmatch(word)
    if match is None or frequency(match[2] + "ة"):
        return
    spelling = to_buckwalter(match[2])
    if any(stem.category.startswith("Na") for stem in stems(spelling)):
        return
    found = set()
    for stem in stems(spelling):
        verbal = stem.vocalised.startswith(("ta", "<i", "{"))  # a masdar, which takes ات whatever the lexicon says
        if stem.category in _SINGULAR and stem.base is None and not verbal and not is_broken_plural(stem):
            family = tables().family(stem.entry)
            found |= {from_buckwalter(form) for form, other in family if other.base and is_broken_plural(other)}
    plurals = [match[1] + plural for plural in found if any(map(is_common, exact_readings(match[1] + plural)))]
    yield from sorted(plurals, key=lambda plural: (-frequency(plural), plural))
