"""Pieces of a sentence in English order: subjects before verbs, adjectives before nouns, constructs with "of"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from mtaudit.arabic.normalise import normalise
from mtaudit.arabic.word_lists import is_listed
from mtaudit.english.gender import given_names
from mtaudit.resources import words
from mtaudit.translate import inflect
from mtaudit.translate.words import NOUNS, VERBS, Piece, subject_pronoun

_MODES = {"negation", "infinitive", "auxiliary", "modal"}
_FORMS_OF_BE = {"be", "is", "are"}
CLAUSE_ENDS = {"mark", "relative", "conjunction", "particle"}
"""Roles of what ends a clause."""


@dataclass(slots=True)
class _Phrase:
    """A noun phrase in English: its text, the piece that follows it, and what agreement sees of its head."""

    text: str
    end: int
    head: Piece
    definite: bool


@dataclass(slots=True)
class _Spoken:
    """What a sentence has spoken of so far: people by gender, and things, with whether they were several."""

    people: set[bool | None] = field(default_factory=set)
    things: dict[bool | None, bool] = field(default_factory=dict)

    def add(self, head: Piece) -> None:
        """Remember a noun; `feminine` is that of the agreement, so a plural of things is feminine."""
        if head.role == "proper":
            gender = given_names().get(head.english.split(" ")[0].lower())
            self.people.add(gender == "feminine")
            if gender is None:
                self.things.setdefault(True, head.plural)
        elif head.reading and head.reading.human:
            self.people.add(head.feminine)
        else:
            self.things.setdefault(head.feminine, head.plural)

    def pronoun(self, word: str) -> str:
        """He, his, her and so on, or it where only things can be meant."""
        if word not in _THINGS:
            return word
        feminine = word in {"she", "her"}
        if not self.people.isdisjoint({feminine, None}) or feminine not in self.things:
            return word
        return _THINGS[word][self.things[feminine]]


_DEGREES = frozenset({"very", "extremely"})

_THIRD = frozenset({"he", "she", "they"})

_THINGS = {"he": ("it", "they"), "she": ("it", "they"), "his": ("its", "their"), "him": ("it", "them")}
"""Pronouns of a person, by that of one thing and of several; "her" is told apart by what it is."""


def in_english_order(pieces: Sequence[Piece]) -> list[str]:
    """The words of a sentence in English."""
    return [word for word in _Sentence(pieces).words() if word]


class _Sentence:
    """A sentence as it is written: what has been said so far, and what waits for what comes."""

    def __init__(self, pieces: Sequence[Piece]) -> None:
        self.pieces = pieces
        self.at = 0
        self.out: list[str] = []
        self.mode = ""
        """What a particle makes of the next verb: "did not", "will", "to"."""
        self.subject = False
        """Whether a subject waits for its verb."""
        self.person = False
        """Whether the last noun names a person."""
        self.spoken = _Spoken()

    def words(self) -> list[str]:
        """All words in order, some of them empty."""
        while self.at < len(self.pieces):
            role = self.pieces[self.at].role
            if role in _MODES:
                self._particle()
            elif role in VERBS:
                taken_up = self._follows_relative()
                self.at, words = _verb_phrase(self.pieces, self.at, self.mode, self.subject, self.spoken, taken_up)
                self.out += words
                self.mode, self.subject = "", False
            elif role == "passive":
                self._passive()
            else:
                phrase = _noun_phrase(self.pieces, self.at, self.spoken)
                if phrase:
                    self._noun(phrase)
                else:
                    self._other()
                self.mode = ""
        return self.out

    def _follows_relative(self) -> bool:
        """Whether a verb stands right behind "which", or behind "which" and a particle."""
        before = [each.role for each in self.pieces[max(self.at - 2, 0) : self.at]]
        return before[-1:] == ["relative"] or (before[:1] == ["relative"] and before[1] in _MODES)

    def _particle(self) -> None:
        this, following = self.pieces[self.at], next(iter(self.pieces[self.at + 1 : self.at + 2]), None)
        self.out.append(this.lead)
        if this.role == "modal":
            self.out.append(f"{this.english} not" if "not" in self.mode else this.english)
            self.mode = "base"
        elif following is not None and following.role in VERBS and not following.lead:
            self.mode = "base" if self.mode == "base" and this.role == "infinitive" else this.english
            self.mode = "to" if self.mode == "that" and this.role == "infinitive" else self.mode
        else:
            no_noun = this.english == "not" and following is not None and following.role in NOUNS
            self.out.append("no" if no_noun else this.english)
            self.mode = ""
        self.at += 1

    def _passive(self) -> None:
        """What تم makes of a verbal noun: the signing took place."""
        this, phrase = self.pieces[self.at], _noun_phrase(self.pieces, self.at + 1, self.spoken)
        took = "took place" if this.english == "was" else "takes place"
        self.out += [this.lead, phrase.text, took] if phrase else [this.lead, this.english]
        self.at = phrase.end if phrase else self.at + 1
        self.subject = False

    def _noun(self, phrase: _Phrase) -> None:
        governed = self.pieces[self.at].preposition or _after_preposition(self.pieces, self.at)
        self.out.append(phrase.text)
        self.person = phrase.head.role == "proper" or bool(phrase.head.reading and phrase.head.reading.human)
        self.subject = self.subject or not governed
        self.at = phrase.end
        if not governed and phrase.definite and self._predicate_follows():
            self.out.append("are" if phrase.head.plural else "is")

    def _other(self) -> None:
        this = self.pieces[self.at]
        if this.role == "pronoun" and this.english in _THIRD and self._predicate_noun_follows():
            self._pronoun_as_verb(this)
            return
        english = ("who" if self.person else "which") if this.english in {"who", "which"} else this.english
        if all(word in {"", "“"} for word in self.out):
            english = english.removeprefix("that").strip()  # a sentence may begin with إن, which says nothing
        if this.english == "there" and self._is_existential():
            english = "there are" if self.pieces[self.at + 1].plural else "there is"
        named = this.role in {"subject", "pronoun"}
        if named:
            english = " ".join(map(self.spoken.pronoun, english.split()))
        lead = "" if english.startswith("but") else this.lead  # ولكن is no more than "but"
        if this.role == "adjective" and _is_degree(self.pieces, self.at + 1):
            english = f"{self.pieces[self.at + 1].english} {english}"
            self.at += 1
        self.out += [lead, "the" if this.article and this.role == "adjective" else "", english]
        if this.role in CLAUSE_ENDS or this.lead:
            self.subject = False
        self.subject = self.subject or named or this.role == "relative"
        self.at += 1
        if named and self._predicate_follows():
            self.out.append(_be(english.split()[-1]))

    def _pronoun_as_verb(self, this: Piece) -> None:
        """What stands for "is" between a subject and a noun (الحل هو), and for "who is" behind a clause (وهو طبيب)."""
        be = "are" if this.english == "they" else "is"
        if this.lead and not any(self.out):
            self.out += [this.lead, self.spoken.pronoun(this.english), be]
        elif this.lead:
            self.out.append(f"{'who' if self.person else 'which'} {be}")
        elif not self._has_copula():
            self.out.append(be)
        self.subject = False
        self.at += 1

    def _has_copula(self) -> bool:
        """Whether the clause has a form of "be" already."""
        for each in reversed(self.pieces[: self.at]):
            if each.role in CLAUSE_ENDS:
                return False
            if each.role == "copula" or each.english in _FORMS_OF_BE | {"was", "were"}:
                return True
        return False

    def _is_existential(self) -> bool:
        """Whether a noun without an article follows, of which no verb says that it is there: هناك طرق."""
        following = next(iter(self.pieces[self.at + 1 : self.at + 2]), None)
        if following is None or following.lead or following.article or self._has_copula():
            return False
        return following.role in {*NOUNS, "determiner"}

    def _predicate_noun_follows(self) -> bool:
        """Whether a pronoun of the third person links what has been said to a noun behind it."""
        this, following = self.pieces[self.at], next(iter(self.pieces[self.at + 1 : self.at + 2]), None)
        if following is None or following.lead or following.role not in NOUNS | {"adjective", "determiner", "number"}:
            return False
        if this.lead:
            return this.lead == "and"
        behind = self.pieces[self.at + 2 : self.at + 3]
        is_noun = following.role != "adjective" or following.article or any(each.role in NOUNS for each in behind)
        named = self.subject or self.pieces[self.at - 1].role == "determiner"
        return is_noun and (named or self._has_copula())

    def _predicate_follows(self) -> bool:
        """Whether an adjective follows that is said of what stands before it."""
        following = next(iter(self.pieces[self.at : self.at + 1]), None)
        return following is not None and following.role == "adjective" and not (following.article or following.lead)


def _be(subject: str) -> str:
    return "am" if subject == "I" else "are" if subject in {"we", "you", "they"} else "is"


def _after_preposition(pieces: Sequence[Piece], at: int) -> bool:
    return at > 0 and pieces[at - 1].role == "preposition"


def _verb_phrase(
    pieces: Sequence[Piece], at: int, mode: str, subject: bool, spoken: _Spoken, taken_up: bool
) -> tuple[int, list[str]]:
    """A verb with its subject, which is put before it.

    `taken_up` tells that a relative pronoun stands before it: if it has another subject, its object is what that
    pronoun says already.
    """
    verb = pieces[at]
    end = at + 1
    them = _object(verb, spoken)
    relative = taken_up and bool(verb.them)
    phrase = None if subject and not relative else _noun_phrase(pieces, end, spoken)
    if phrase is not None and not (_agrees(verb, phrase) and not pieces[end].lead):
        phrase = None
    lead = [verb.lead]
    if mode == "to" and verb.reading is not None and verb.reading.aspect == "perfect":
        lead.append("that")
        mode = ""
    if phrase is not None:
        end = phrase.end
        them = "" if relative else them
        lead += ["that"] if mode == "to" else []
        mode = "" if mode == "to" else mode
        lead.append(phrase.text)
    elif not subject and verb.role == "copula" and pieces[end : end + 1] and pieces[end].english == "there":
        end += 1
        lead.append("there")
    elif not subject and mode not in {"to", "base"}:
        pronoun = "it" if _is_impersonal(pieces, at) else spoken.pronoun(subject_pronoun(verb.reading))
        lead.append(pronoun)
        if pronoun in {"he", "she"}:
            spoken.people.add(pronoun == "she")
    several = phrase.head.plural if phrase else verb.plural
    if verb.english in {"was", "were"} and end < len(pieces) and pieces[end].role == "verb" and not pieces[end].lead:
        return end + 1, [*lead, _conjugated(pieces[end], "was", several), _object(pieces[end], spoken)]
    return end, [*lead, _conjugated(verb, mode, several), them]


def _is_impersonal(pieces: Sequence[Piece], at: int) -> bool:
    """Whether a verb has for its subject the clause that follows: يبدو أن."""
    reading = pieces[at].reading
    following = pieces[at + 1 : at + 2]
    return (
        bool(following)
        and following[0].english == "that"
        and reading is not None
        and is_listed(normalise(reading.lemma), "impersonal verbs")
    )


def _object(verb: Piece, spoken: _Spoken) -> str:
    """The attached object of a verb."""
    if verb.them == "her" and spoken.pronoun("she") != "she":
        return "them" if spoken.pronoun("she") == "they" else "it"
    return spoken.pronoun(verb.them)


def _agrees(verb: Piece, phrase: _Phrase) -> bool:
    """Whether a noun phrase after a verb can be its subject: definite or human, its gender that of the verb."""
    if verb.reading is None or verb.reading.person != 3 or verb.plural:
        return False
    if not phrase.definite and not (phrase.head.reading and phrase.head.reading.human):
        return False
    return phrase.head.feminine is None or verb.feminine is None or phrase.head.feminine == verb.feminine


def _conjugated(verb: Piece, mode: str, several: bool) -> str:
    if verb.role != "verb" or verb.reading is None:
        if verb.english in _FORMS_OF_BE:
            tenses = {"did not": "were not" if several else "was not", "to": "to be", "base": "be", "will": "will be"}
            be = "are" if several and verb.english == "is" else verb.english
            return {**tenses, "will not": "will not be"}.get(mode) or f"{be}{' not' if mode == 'not' else ''}"
        return f"{'not ' if mode.endswith('not') else ''}{verb.english}"
    reading, bare = verb.reading, verb.english
    plain = not several and reading.person == 3
    passive = reading.passive and not bare.startswith("be ")  # the lexicon's passives have passive glosses
    base, perfect = (f"be {inflect.participle(bare)}" if passive else bare), reading.aspect == "perfect"
    if mode in {"did not", "will not"}:
        return f"{mode} {base}"
    if mode == "not":
        return f"did not {base}" if perfect else f"{'does' if plain else 'do'} not {base}"
    if mode in {"to", "base"}:
        return f"to {base}" if mode == "to" else base
    if reading.future or mode == "will":
        return f"will {base}"
    if mode == "has":
        have = "has" if plain else "have"
        return f"{have} {'been ' if passive else ''}{inflect.participle(bare)}" if perfect else f"may {base}"
    if mode == "was":
        return (
            f"had {inflect.participle(bare)}"
            if perfect
            else f"{'was' if plain else 'were'} {inflect.progressive(bare)}"
        )
    if passive:
        tense = ("was" if plain else "were") if perfect else ("is" if plain else "are")
        return f"{tense} {inflect.participle(bare)}"
    if perfect:
        return inflect.past(bare)
    return inflect.third_person(bare) if plain and reading.aspect == "imperfect" else bare


def _noun_phrase(pieces: Sequence[Piece], start: int, spoken: _Spoken) -> _Phrase | None:
    """The noun phrase that begins at a piece: determiners, a construct of nouns, and their adjectives."""
    at = start
    before: list[str] = []
    while at < len(pieces) and _opens(pieces, at, start):
        before.append(pieces[at].english)
        at += 1
    if at >= len(pieces) or pieces[at].role not in NOUNS:
        return None
    if at > start and pieces[at].lead:
        return None
    chain = [pieces[at]]
    at += 1
    while at < len(pieces) and _is_construct(chain[-1], pieces[at]):
        chain.append(pieces[at])
        at += 1
    adjectives: list[Piece] = []
    while at < len(pieces) and (_is_attribute(chain, pieces[at]) or _is_degree(pieces, at, bool(adjectives))):
        adjectives.append(pieces[at])
        at += 1
    if at < len(pieces) and pieces[at].english == "same" and pieces[at].owner and not pieces[at].lead:
        adjectives.append(pieces[at])
        at += 1
    definite = chain[-1].article or bool(chain[-1].owner) or chain[-1].role == "proper"
    holder = _holder(chain, adjectives)
    text = ""
    for index in range(len(chain) - 1, -1, -1):
        noun = chain[index]
        words = [each.english for each in reversed(adjectives)] if index == holder else []
        mine = " ".join([*words, noun.english])
        if index == 0 and before:
            opening = [_OF_SEVERAL.get(word, word) if noun.plural else word for word in before]
            mine = " ".join(
                [*opening, *_BEFORE_DEFINITE[opening[-1]], mine]
                if definite and opening[-1] in _BEFORE_DEFINITE
                else [*opening, mine]
            )
        elif noun.owner:
            mine = _REFLEXIVE[noun.owner] if mine == "same" else f"{_owner(noun, spoken)} {mine}"
        elif noun.english == "one" and index < len(chain) - 1:
            pass
        elif index == 0 and not definite and not chain[-1].plural and _is_countable(noun, pieces, start, at):
            mine = f"{'an' if mine[:1] in set('aeio') else 'a'} {mine}"
        elif (noun.article and noun.role != "proper") or (index < len(chain) - 1 and definite):
            mine = mine if mine.startswith("the ") else f"the {mine}"
        text = f"{mine} of {text}" if text else mine
    named = not chain[-1].article or chain[-1].role == "proper" or bool(chain[0].reading and chain[0].reading.human)
    while named and at < len(pieces) and _goes_on_a_name(pieces[at]):
        text += f" {pieces[at].english}"
        at += 1
    spoken.add(chain[0])
    lead = pieces[start].lead
    return _Phrase(f"{lead} {text}" if lead else text, at, chain[0], definite)


_BEFORE_DEFINITE = {"all": ("the",), "most": ("of", "the"), "some": ("of", "the")}
"""What stands between a determiner and a definite noun."""

_OF_SEVERAL = {"every": "all", "this": "these", "that": "those"}
"""Determiners before a plural."""


def _is_degree(pieces: Sequence[Piece], at: int, behind_adjective: bool = True) -> bool:
    """Whether "very" stands behind an adjective, before which it belongs in English."""
    return behind_adjective and any(each.english in _DEGREES and not each.lead for each in pieces[at : at + 1])


def _is_countable(noun: Piece, pieces: Sequence[Piece], start: int, end: int) -> bool:
    """Whether a noun is one of several that there may be, and no number stands with it."""
    if any(
        piece.role in {"number", "numeral"} or piece.english == "one" for piece in pieces[max(start - 1, 0) : end + 1]
    ):
        return False
    return noun.role == "noun" and not noun.plural and noun.english in words("lexicon/gloss/countable.txt")


def _goes_on_a_name(piece: Piece) -> bool:
    """Whether a piece may be the next word of a name; a name of several words begins a new one."""
    return piece.role == "proper" and not piece.lead and not piece.article and " " not in piece.english


def _owner(noun: Piece, spoken: _Spoken) -> str:
    """The possessive of a noun."""
    if noun.owner == "her" and spoken.pronoun("she") != "she":
        return "their" if spoken.pronoun("she") == "they" else "its"
    return spoken.pronoun(noun.owner)


_REFLEXIVE = {
    "my": "myself",
    "our": "ourselves",
    "your": "yourself",
    "his": "himself",
    "her": "herself",
    "their": "themselves",
}


def _opens(pieces: Sequence[Piece], at: int, start: int) -> bool:
    """Whether a piece stands before a noun without "of": a determiner, or an adjective that has no noun before it."""
    if (at > start and pieces[at].lead) or pieces[at].owner or at + 1 >= len(pieces) or pieces[at + 1].lead:
        return False
    if pieces[at].role == "determiner":
        return True
    return pieces[at].role == "adjective" and not pieces[at].article and pieces[at + 1].role in NOUNS


def _is_construct(noun: Piece, following: Piece) -> bool:
    if noun.article or noun.owner or following.lead or following.role not in NOUNS or noun.role != "noun":
        return False
    reading = noun.reading
    return reading is None or reading.case != "accusative"


def _is_attribute(chain: list[Piece], following: Piece) -> bool:
    if following.lead or following.owner or following.role not in {"adjective", "noun"}:
        return False
    last = chain[-1]
    if last.role == "proper" and not last.article and len(chain) == 1:
        return following.role == "adjective" and following.article
    definite = last.article or bool(last.owner) or last.role == "proper"
    return following.article == definite and following.role == "adjective"


def _holder(chain: list[Piece], adjectives: list[Piece]) -> int:
    """Which noun of a construct the adjectives belong to: the last one whose gender fits."""
    if not adjectives:
        return -1
    wanted = adjectives[0].feminine
    fitting = [index for index, noun in enumerate(chain) if None in (noun.feminine, wanted) or noun.feminine == wanted]
    return fitting[-1] if fitting else len(chain) - 1
