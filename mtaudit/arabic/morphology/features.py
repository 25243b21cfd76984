"""What a prefix, a stem and a suffix of the lexicon say together of a word."""

from __future__ import annotations

import re
from typing import cast

from mtaudit.arabic.clitics import CONJUNCTIONS, LI, PREPOSITIONS, Pronoun
from mtaudit.arabic.lexicon import Affix, Stem, Tag
from mtaudit.arabic.morphology.gender import noun_features
from mtaudit.arabic.morphology.humanness import is_ethnonym, is_human
from mtaudit.arabic.morphology.reading import Aspect, Case, Mood, PartOfSpeech, Reading
from mtaudit.arabic.transliterate import from_buckwalter, without_vowels
from mtaudit.arabic.word_lists import determiners
from mtaudit.grammar import Gender, Number, Person

_GENDERS: dict[str, Gender] = {"M": "masculine", "F": "feminine"}
_NUMBERS: dict[str, Number] = {"S": "singular", "D": "dual", "P": "plural"}
_AGREEMENT = re.compile(r"([123])([MF]?)([SDP])")
_PRONOUN = re.compile(r"(?:POSS_PRON_|[PIC]VSUFF_DO:|PRON_)([123])([MF]?)([SDP])$")
_ALL_MOODS: tuple[Mood, ...] = ("indicative", "subjunctive", "jussive")
_PROCLITICS = frozenset({"CONJ", "PREP", "DET", "FUT", "SUBJUNC", "EMPHATIC_PARTICLE", "RESULT_CLAUSE_PARTICLE"})
_PARTS_OF_SPEECH: dict[str, PartOfSpeech] = {
    "NOUN": "noun",
    "ADJ": "adjective",
    "NOUN_PROP": "proper",
    "PREP": "preposition",
    "CONJ": "conjunction",
    "REL_PRON": "relative",
    "ADV": "adverb",
    "INTERJ": "interjection",
    "ABBREV": "unknown",
}
_VERB_ASPECTS: dict[str, Aspect] = {
    "VERB_PERFECT": "perfect",
    "VERB_IMPERFECT": "imperfect",
    "VERB_IMPERATIVE": "imperative",
}


def build_reading(word: str, span: tuple[int, int], prefix: Affix, stem: Stem, suffix: Affix) -> Reading:
    """What a prefix, a stem and a suffix of the lexicon say together of a word whose stem lies at `span`."""
    start, end = span
    tags = [*prefix.tags, *stem.tags, *suffix.tags]
    names = [tag for _, tag in tags]
    # What the lexicon writes as one stem may hold clitics of its own: لها, بذلك, مما.
    core = [tag for tag in stem.tags if tag[1] not in _PROCLITICS and not _PRONOUN.match(tag[1])] or list(stem.tags)
    part, aspect = _part_of_speech(core, stem)
    pronoun_tag = next((tag for tag in reversed(tags) if _PRONOUN.match(tag[1])), None)
    pronoun = _pronoun(pronoun_tag) if pronoun_tag and part != "pronoun" else None
    gender: Gender | None = None
    number: Number | None = None
    person: Person | None = None
    mood: Mood | None = None
    moods: tuple[Mood, ...] = ()
    if part == "verb":
        gender, number, person = _subject(names)
        if aspect == "imperfect":
            mood, moods = _moods(names, stem, suffix)
    elif part == "pronoun" and pronoun_tag:
        independent = _pronoun(pronoun_tag)
        gender, number, person = independent.gender, independent.number, independent.person
    elif part in ("noun", "adjective", "numeral", "proper"):
        gender, number = noun_features(stem, names, word[start:end], part)
    elif part in ("demonstrative", "relative"):
        gender, number = _closed_class(core[0], word[start:end])
    conjugated = any(tag.startswith("IV") for _, tag in prefix.tags)  # its last letter belongs to the verb
    stem_start = max(0, start - 1) if conjugated else start
    return Reading(
        lemma=from_buckwalter(stem.lemma),
        part_of_speech=part,
        gender=gender,
        number=number,
        person=person,
        aspect=aspect,
        passive="Pass" in stem.category,
        mood=mood,
        case=_case(names),
        conjunction=_clitic(tags, "CONJ", CONJUNCTIONS),
        preposition=_preposition(tags, part),
        article="DET" in names,
        future="FUT" in names,
        stem=word[stem_start : len(word) - len(_letters(suffix.tags))],
        pronoun=pronoun,
        human=is_human(stem, part, names),
        gloss=stem.gloss,
        moods=moods,
        construct=_is_construct(names),
        category=stem.category,
        entry=stem.entry,
    )


def _letters(suffixes: tuple[Tag, ...]) -> str:
    """The letters of an attached pronoun."""
    return "".join(without_vowels(form) for form, tag in suffixes if _PRONOUN.match(tag))


def _preposition(tags: list[Tag], part: PartOfSpeech) -> str:
    if ("li", "SUBJUNC") in tags:
        return LI
    if part == "preposition":
        return ""
    return _clitic(tags, "PREP", PREPOSITIONS)


def _clitic(tags: list[Tag], name: str, clitics: tuple[str, ...]) -> str:
    """The first of these clitics among the tags of this name."""
    letters = (from_buckwalter(form[0]) for form, tag in tags if tag == name)
    return next((letter for letter in letters if letter in clitics), "")


def _part_of_speech(core: list[Tag], stem: Stem) -> tuple[PartOfSpeech, Aspect | None]:
    for form, tag in core:
        if tag in _VERB_ASPECTS:
            return "verb", _VERB_ASPECTS[tag]
        if form in ("layos", "laso"):
            return "verb", "perfect"
        if tag.startswith("DEM_PRON"):
            return "demonstrative", None
        if tag.startswith("PRON_"):
            return "pronoun", None
        if tag == "ADV" and stem.category in ("Nall", "N-ap", "N/ap"):
            return "adjective", None  # قائلا, which has a gender
        if tag in ("NOUN", "ADJ") and _is_numeral(stem):
            return "numeral", None
        if tag == "NOUN_PROP" and is_ethnonym(stem):
            return "noun", None
        if tag in _PARTS_OF_SPEECH:
            return _PARTS_OF_SPEECH[tag], None
    return "particle", None


_NUMERAL_GLOSS = re.compile(
    r"(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|sixty|seventy|eighty"
    r"|ninety|hundred|thousand|million|billion|trillion|\w+-hundred)s?(?:;(?:\w+ieth|myriad))?"
)


def _is_numeral(stem: Stem) -> bool:
    return stem.category == "Numb" or _NUMERAL_GLOSS.fullmatch(stem.gloss) is not None


def _pronoun(tag: Tag) -> Pronoun:
    form, name = tag
    match = _PRONOUN.match(name)
    assert match is not None
    person, gender, number = match.groups()
    return Pronoun(
        form=from_buckwalter(without_vowels(form)),
        person=cast(Person, int(person)),
        gender=_GENDERS.get(gender),
        number=_NUMBERS[number],
    )


def _subject(names: list[str]) -> tuple[Gender | None, Number | None, Person | None]:
    for name in names:
        if name.startswith("IV") or "SUFF_SUBJ:" in name:
            match = _AGREEMENT.search(name)
            if match:
                person, gender, number = match.groups()
                return _GENDERS.get(gender), _NUMBERS[number], cast(Person, int(person))
    return None, None, None


def _moods(names: list[str], stem: Stem, suffix: Affix) -> tuple[Mood | None, tuple[Mood, ...]]:
    if any(name.endswith("MOOD:I") for name in names):
        return "indicative", ("indicative",)
    if any(name.endswith("MOOD:SJ") for name in names):
        return "subjunctive", ("subjunctive", "jussive")
    if any("SUFF_SUBJ" in name for name in names):
        return None, _ALL_MOODS
    kind = stem.category.split("_")[1:2]
    hollow = stem.base is not None and stem.base.vocalised[-2:-1] == "A"
    if kind in (["0hwnyn"], ["C"]) or (hollow and stem.vocalised[-2:-1] in "aiu"):
        return "jussive", ("jussive",)
    if kind in (["0hAnn"], ["0"], ["h"]) or (kind == ["V"] and stem.vocalised[-2:-1] in "Awy"):
        return None, ("indicative", "subjunctive")
    return None, _ALL_MOODS


def _case(names: list[str]) -> Case | None:
    for name in names:
        if name.startswith("NSUFF_MASC_PL") or "_DU_" in name:
            return "nominative" if "_NOM" in name else "oblique"
        if name == "NSUFF_MASC_SG_ACC_INDEF":
            return "accusative"
    return None


def _is_construct(names: list[str]) -> bool:
    endings = [name for name in names if name.startswith("NSUFF_MASC_PL") or "_DU_" in name]
    return any(name.endswith("_POSS") for name in endings) or bool(endings and _PRONOUN.match(names[-1]))


def _closed_class(tag: Tag, spelling: str) -> tuple[Gender | None, Number | None]:
    for series in determiners():
        if spelling in series:
            return series[spelling]
    _, name = tag
    code = name.removeprefix("DEM_PRON_") if name.startswith("DEM_PRON_") else "-"
    return _GENDERS.get(code[0]), _NUMBERS.get("S" if code == "F" else code[-1])
