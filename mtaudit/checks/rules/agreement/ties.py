"""What the rules of agreement share: the words of a text that do not agree, and how a finding says so."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from mtaudit.arabic.inflect import inflect
from mtaudit.arabic.morphology import Case, Reading
from mtaudit.arabic.normalise import fold, normalise
from mtaudit.arabic.syntax import Disagreement, Role, Tie, disagreement, names_of
from mtaudit.arabic.syntax.concord import Agreement
from mtaudit.arabic.syntax.lists import listed
from mtaudit.arabic.words import Word
from mtaudit.checks import Evidence, Mark, Passage
from mtaudit.checks.linked import english_indices
from mtaudit.checks.rules.grammar.source import renders_name
from mtaudit.checks.terms import TERMS
from mtaudit.english.gender import between_subject_and_verb
from mtaudit.english.names import is_common
from mtaudit.english.nouns import is_noun
from mtaudit.english.word_lists import word_list
from mtaudit.finding import Severity
from mtaudit.grammar import OTHER, Gender
from mtaudit.message import Message, say


@dataclass(frozen=True, slots=True)
class Broken:
    """A word that does not agree, with what it should agree with."""

    passage: Passage
    disagreement: Disagreement
    named: bool
    """Whether it should agree with a person whom the text names."""

    @property
    def tie(self) -> Tie:
        """The tie that does not hold."""
        return self.disagreement.tie

    @property
    def target(self) -> Word:
        """The word that does not agree."""
        return self.passage.words[self.tie.target]

    @property
    def controller(self) -> Word:
        """The word that it should agree with."""
        return self.passage.words[self.disagreement.controller]

    @property
    def reading(self) -> Reading:
        """The likeliest reading of the word that does not agree."""
        return self.passage.syntax.senses[self.tie.target].reading

    @property
    def of_person(self) -> bool:
        """Whether it should agree with a person in the singular or dual."""
        sense = self.passage.syntax.senses[self.disagreement.controller]
        return self.named or (bool(sense.readings) and bool(sense.reading.human) and sense.reading.number != "plural")

    @property
    def may_be_name(self) -> bool:
        """Whether what it should agree with may be somebody's name, as the source shows."""
        controller = self.disagreement.controller
        return _may_be_name(self.passage, english_indices(self.passage, controller), controller)

    @property
    def message(self) -> Message:
        """What is wrong, in words."""
        shown, wanted = self.disagreement.shown, self.disagreement.wanted
        word, noun = self.target.text, self.controller.text
        gender, number = TERMS[shown[0]], TERMS[shown[1]]
        if wanted is None:
            return say(
                "{word} is {gender} {number} and does not agree with {noun}",
                word=word,
                gender=gender,
                number=number,
                noun=noun,
            )
        if wanted[1] == shown[1]:
            return wrong_gender(word, noun, wanted[0])
        return say(
            "{word} is {gender} {number}, {noun} asks for the {wanted} {count}",
            word=word,
            gender=gender,
            number=number,
            noun=noun,
            wanted=TERMS[wanted[0]],
            count=TERMS[wanted[1]],
        )

    @property
    def corrected(self) -> str | None:
        """The word in the form that agrees."""
        wanted = self.disagreement.wanted
        if wanted is None:
            return None
        reading = self.reading if self.reading.aspect else replace(self.reading, case=None)
        form = inflect(self.target.text, reading, gender=wanted[0], number=wanted[1], case=self._case(wanted))
        return self._written_as_active(wanted) if form is None and reading.passive else form

    @property
    def severity(self) -> Severity | None:
        """Graver than declared where a person is meant."""
        return "major" if self.of_person else None

    def mark(self, confidence: float, *, with_noun: bool = False, severity: Severity | None = None) -> Mark:
        """The finding; `with_noun` takes in what the word should agree with, where that stands right beside it."""
        form, distance = self.corrected, self.disagreement.controller - self.tie.target
        if not with_noun or abs(distance) != 1:
            return Mark(self.target, self.message, confidence, suggestion=form, severity=severity)
        corrected = (self.controller.text, form) if distance < 0 else (form, self.controller.text)
        return Mark(
            (self.target, self.controller),
            self.message,
            confidence,
            suggestion=" ".join(map(str, corrected)) if form else None,
            severity=severity,
        )

    def _written_as_active(self, wanted: Agreement) -> str | None:
        """The form of a passive that the lexicon lacks, where it has the letters of the active: دُمرت."""
        text, active = self.target.text, replace(self.reading, passive=False)
        if inflect(text, active, gender=active.gender, number=active.number) != normalise(text):
            return None
        return inflect(text, active, gender=wanted[0], number=wanted[1])

    def _case(self, wanted: Agreement) -> Case | None:
        """The case that the corrected form shows, as far as it is known."""
        if self.reading.aspect or wanted == ("feminine", "singular"):
            return None
        accusative = self.tie.role == "circumstance" or self.tie.manner == "copula" or self.reading.case == "accusative"
        phrase = self.tie.candidates[0].phrase
        if wanted[1] == "singular":
            accusative = accusative or (self.tie.role == "adjective" and phrase is not None and phrase.accusative)
            return "accusative" if accusative and not self.reading.article else None
        if accusative:
            return "oblique"
        if self.tie.role == "predicate":
            return "nominative"
        shown = self.passage.syntax.senses[self.disagreement.controller].reading.case
        if shown is None:
            return "oblique" if phrase is not None and phrase.preposition else None
        return "nominative" if shown == "nominative" else "oblique"


def broken(evidence: Evidence, *roles: Role) -> Iterator[Broken]:
    """The words of a text that agree with nothing that they may belong to."""
    name_gender = names_of(evidence.arabic_people)
    for passage in evidence.prose:
        for tie in passage.syntax.ties:
            if tie.role in roles and (found := disagreement(passage.syntax, tie, name_gender)) is not None:
                if renders_name(passage, found.controller) and not passage.syntax.senses[found.controller].is_name:
                    continue  # هاملين, "Hamlin"
                if passage.syntax.senses[found.controller].text in listed("articles of names"):
                    continue  # قال ذا تايمز
                if passage.syntax.senses[tie.target].part == "verb" and _is_written_as_name(passage, tie.target):
                    continue  # أوتر, "Outer"
                named = fold(passage.syntax.senses[found.controller].text) in evidence.arabic_people
                yield Broken(passage, found, named)


_FARTHEST = 8
"""English words between the head of a subject and its verb."""


def wrong_gender(word: str, noun: str, wanted: Gender) -> Message:
    """What to say of a word of the other gender than a noun asks for."""
    return say(
        "{word} is {gender}, {noun} asks for the {wanted}",
        word=word,
        gender=TERMS[OTHER[wanted]],
        noun=noun,
        wanted=TERMS[wanted],
    )


def is_subject_in_source(passage: Passage, verb: int, noun: int) -> bool | None:
    """Whether the English of a noun is the subject of the English of a verb; None where the source does not tell."""
    verbs, nouns = english_indices(passage, verb), english_indices(passage, noun)
    if not verbs or not nouns or len(nouns) > 4 or max(verbs) - min(verbs) > 3:
        return None
    if _may_be_name(passage, nouns, noun):
        return None
    words = [token.text.lower() for token in passage.english]
    if is_noun(passage.english, min(verbs), max(verbs)):
        return False
    if max(nouns) < min(verbs):
        between = words[max(nouns) + 1 : min(verbs)]
        if not between and words[min(verbs)].endswith("ing"):
            return None  # distance running
        if all(map(_is_between, between)):
            return True
        plain = len(between) <= _FARTHEST and all(
            word.isalpha() and word not in word_list("clause openers") for word in between
        )
        return True if plain and between[0] in ("of", "in", "for", "at", "from", "on") else None
    if min(nouns) > max(verbs):
        if any(words[i] in word_list("reporting") for i in verbs):
            return None
        between = words[max(verbs) + 1 : min(nouns)]
        return False if len(between) <= 3 and all(word.isalpha() and word != "by" for word in between) else None
    return None


def stands_right_before(passage: Passage, noun: int, verb: int) -> bool:
    """Whether the English of a noun stands before that of a verb, with no more than auxiliaries between."""
    words = [token.text.lower() for token in passage.english]
    verbs = english_indices(passage, verb)
    nouns = [i for i in english_indices(passage, noun) if words[i] not in word_list("determiners")]
    if not verbs or not nouns or max(nouns) >= min(verbs) or _may_be_name(passage, nouns, noun):
        return False
    if is_noun(passage.english, min(verbs), max(verbs)) or any(
        words[i] in word_list("adverbs before verbs") for i in nouns
    ):
        return False
    between = words[max(nouns) + 1 : min(verbs)]
    return all(map(_is_between, between)) and (bool(between) or not words[min(verbs)].endswith("ing"))


def _is_between(word: str) -> bool:
    """Whether an English word may stand between a subject and its verb."""
    if word in between_subject_and_verb() or word.endswith("ly"):
        return True
    return word in word_list("finite auxiliaries") or word in word_list("adverbs before verbs")


def _may_be_name(passage: Passage, nouns: list[int], noun: int) -> bool:
    """Whether a common noun may be somebody's name: بريد, "Breed"; العلوي, "Alaoui"."""
    sense = passage.syntax.senses[noun]
    capital = any(_is_capital(passage, i) for i in nouns)
    return capital and not sense.is_name and (not sense.acts or sense.stem.endswith("ي"))


def _is_written_as_name(passage: Passage, word: int) -> bool:
    """Whether all the English of a word has capitals where no sentence begins."""
    english = english_indices(passage, word) if passage.is_sentence else []
    return bool(english) and all(i > 0 and passage.english[i].text[:1].isupper() for i in english)


def _is_capital(passage: Passage, english: int) -> bool:
    """Whether a word is written as a name is, not only because a sentence begins with it.

    A bare noun in the singular rather begins one as a name: "Breed said".
    """
    text = passage.english[english].text
    opens = (
        english == 0 and is_common(text.lower()) and (text.lower() in word_list("determiners") or text.endswith("s"))
    )
    return text[:1].isupper() and not opens
