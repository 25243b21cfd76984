"""Words of a Universal Dependencies treebank of Arabic with their gold features, as written words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from mtaudit.arabic.morphology import Reading
from mtaudit.arabic.normalise import normalise

_GENDERS = {"Masc": "masculine", "Fem": "feminine"}
_NUMBERS = {"Sing": "singular", "Dual": "dual", "Plur": "plural"}
_PROCLITICS = frozenset({"ADP", "CCONJ", "PART", "SCONJ"})
_ATTACHED = frozenset(["ه", "ها", "هم", "هن", "هما", "ك", "كم", "كن", "كما", "ي", "ني", "نا"])

PARTS = {
    "NOUN": {"noun"},
    "ADJ": {"adjective"},
    "PROPN": {"proper"},
    "VERB": {"verb"},
    "AUX": {"verb"},
    "ADP": {"preposition"},
    "PRON": {"pronoun", "relative", "demonstrative"},
    "DET": {"noun", "demonstrative", "relative"},
    "NUM": {"numeral"},
    "ADV": {"adverb", "noun"},
    "CCONJ": {"conjunction"},
    "SCONJ": {"conjunction", "particle"},
    "PART": {"particle", "conjunction"},
}
"""The treebank's parts of speech in our terms."""


@dataclass(frozen=True, slots=True)
class Gold:
    """What the treebank says of a written word: of its main part, and of the pronoun attached to it."""

    start: int
    end: int
    part_of_speech: str
    gender: str | None
    number: str | None
    person: int | None
    pronoun: tuple[int, str | None, str | None] | None
    """Person (0: not given), gender and number."""
    lemma: str
    """Without vowels, "" where there is none."""
    proclitics: str
    """The letters of what is written before the main part, article aside."""

    def agrees(self, reading: Reading, strict: bool = False) -> bool:
        """Whether a reading has the gold gender, number, person and attached pronoun.

        A feature that the treebank does not give is not compared, except that only verbs, pronouns and negations have a
        person, and that a pronoun is attached or not. Unless `strict`, a reading may leave open its gender or number
        (as names do).
        """
        return (
            _same(reading.gender, self.gender, strict)
            and _same(reading.number, self.number, strict)
            and (reading.person == self.person or self.part_of_speech == "PART")
            and (reading.pronoun is None) == (self.pronoun is None)
            and (
                reading.pronoun is None
                or self.pronoun is None
                or (
                    self.pronoun[0] in (0, reading.pronoun.person)
                    and _same(reading.pronoun.gender, self.pronoun[1], strict=False)
                    and _same(reading.pronoun.number, self.pronoun[2], strict=False)
                )
            )
        )


def _same(found: str | None, gold: str | None, strict: bool) -> bool:
    return gold is None or found == gold or (found is None and not strict)


def read_treebank(path: Path) -> Iterator[tuple[str, tuple[Gold, ...]]]:
    """Each sentence's text and words (marks and numbers in digits left out)."""
    for block in path.read_text("utf-8").split("\n\n"):
        rows = [line.split("\t") for line in block.split("\n") if line and line[0] != "#"]
        if rows:
            yield _sentence(rows)


def _sentence(rows: list[list[str]]) -> tuple[str, tuple[Gold, ...]]:
    text = ""
    words: list[Gold] = []
    pending: list[list[str]] = []
    start = 0
    for row in rows:
        if row[3] in ("PUNCT", "SYM"):
            if pending:
                words.append(_gold(pending, start, len(text)))
                pending = []
        else:
            if not pending:
                start = len(text)
            pending.append(row)
        text += row[1]
        if "SpaceAfter=No" not in row[9]:
            if pending:
                words.append(_gold(pending, start, len(text)))
                pending = []
            text += " "
    if pending:
        words.append(_gold(pending, start, len(text)))
    return text.rstrip(), tuple(words)


def _gold(rows: list[list[str]], start: int, end: int) -> Gold:
    pronoun = None
    main = list(rows)
    while len(main) > 1 and main[0][3] in ("CCONJ", "PART", "SCONJ") and len(normalise(main[0][1])) == 1:
        main = main[1:]
    if len(main) > 1 and main[-1][3] == "PRON" and normalise(main[-1][1]) in _ATTACHED:
        features = _features(main[-1])
        pronoun = (
            int(features.get("Person", 0)),
            _GENDERS.get(features.get("Gender", "")),
            _NUMBERS.get(features.get("Number", "")),
        )
        main = main[:-1]
    while len(main) > 1 and main[0][3] in _PROCLITICS:
        main = main[1:]
    features = _features(main[0])
    person = features.get("Person")
    return Gold(
        start,
        end,
        "NOUN" if main[0][3] == "PROPN" and main[0][4] == "NN" else main[0][3],
        _GENDERS.get(features.get("Gender", "")),
        _NUMBERS.get(features.get("Number", "")),
        int(person) if person and main[0][3] not in ("NOUN", "ADJ") else None,
        pronoun,
        normalise(main[0][2]),
        "".join(normalise(row[1]) for row in rows[: rows.index(main[0])]),
    )


def _features(row: list[str]) -> dict[str, str]:
    return dict(pair.split("=") for pair in row[5].split("|") if "=" in pair)
