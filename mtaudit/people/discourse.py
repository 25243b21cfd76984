"""Whom a sentence speaks of when another one tells: the surname or the noun of a person whom he or she stands for.

"She trained in Cairo. Hassan works as a surgeon": nothing in the second sentence tells a gender, the first one does.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from mtaudit.document import Token
from mtaudit.english.gender import PRONOUN_ROLES, Mention, Role, between_subject_and_verb
from mtaudit.english.names import is_common
from mtaudit.english.word_lists import word_list
from mtaudit.gendered_nouns import gendered_nouns
from mtaudit.grammar import Gender
from mtaudit.names.gazetteer import single
from mtaudit.resources import words

_OPENING = 4
"""How many sentences may begin a text that calls a person by the surname alone; later ones gave the full name."""

_DEFINITE = frozenset({"the", "this", "that", "its", "their", "each", "every", "another"})
_INDEFINITE = frozenset({"a", "an"})
_BEFORE_PREDICATE = frozenset({"as", "is", "was", "be", "been", "being", "become", "becomes", "became", "becoming"})

_DEMONYM_ENDINGS = ("ian", "ish", "ese", "ians")
_END = frozenset({".", "?", "!", "…"})


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence within a passage: whom it may name without telling the gender, and which genders it tells."""

    passage: int
    names: Mapping[int, str]
    """Last words of names that may be a person's, in lower case, by the index of the token."""
    nouns: Mapping[int, str]
    definite: Set[int]
    """Those nouns that speak of a person already known (the artist), or say what somebody is (as an artist)."""
    full_names: Set[str]
    """Those of the names that stand behind another one: Hassan of Leila Hassan."""
    subjects: Set[Gender]
    """Genders of he and she alone."""
    pronouns: Set[Gender]
    others: Set[Gender]
    """Genders of names, titles and nouns in the singular, but not of his wife or her father."""
    groups: Set[Gender]
    """Genders of nouns in the plural."""

    @property
    def told(self) -> Set[Gender]:
        """The genders of whom the sentence speaks: of he and she, else of all persons in it."""
        return self.subjects or (self.pronouns | self.others) or self.groups


def carried(passages: Sequence[Sequence[Token]], known: Sequence[Mapping[int, Mention]]) -> list[dict[int, Mention]]:
    """The words of each passage whose bearer's gender other sentences tell, by their index.

    `known` are the persons of each passage whose gender their own sentence or the people of the document tell. A word
    that other sentences use beside a pronoun has the role "name again" or "noun again"; one that merely follows a
    sentence about a person, "name after" or "noun after"; "noun near" where it need not speak of somebody known, "name
    among" where there are several such names, and "noun among" after a sentence about several people (the women's
    race: each athlete).
    """
    sentences = [
        sentence
        for number, (tokens, persons) in enumerate(zip(passages, known, strict=True))
        for sentence in _sentences(number, tokens, persons)
    ]
    votes = _votes(sentences)
    full_names = {name for sentence in sentences for name in sentence.full_names}
    found: list[dict[int, Mention]] = [{} for _ in passages]
    before: _Sentence | None = None
    for number, sentence in enumerate(sentences):
        if not sentence.told:
            for mention in _referring(number, sentence, before, votes, full_names):
                found[sentence.passage][mention.index] = mention
        before = sentence
    return found


def _referring(
    number: int,
    sentence: _Sentence,
    before: _Sentence | None,
    votes: Mapping[str, Set[tuple[Gender, int]]],
    full_names: Set[str],
) -> Iterator[Mention]:
    """The words of a sentence that refer to a person of other sentences."""
    topic = next(iter(before.told)) if before is not None and len(before.told) == 1 else None
    of_group = before is not None and not (before.subjects or before.pronouns or before.others)
    names = {index: name for index, name in sentence.names.items() if name in full_names or number < _OPENING}
    seen = {
        index: {gender for gender, at in votes.get(word, ()) if at != number}
        for index, word in {**names, **sentence.nouns}.items()
    }
    new = (len(seen[index]) > 1 or (name in sentence.full_names and not seen[index]) for index, name in names.items())
    if any(new) or len(names) < len(sentence.names):
        topic = None  # somebody new, or of whom nothing is sure
    again = {gender for index in names for gender in seen[index]}
    if again:
        topic = next(iter(again)) if len(again) == 1 else None
    for index, genders in seen.items():
        is_name = index in names
        if len(genders) == 1:
            yield Mention(index, next(iter(genders)), "name again" if is_name else "noun again")
        elif topic is None or genders or (is_name and (again or of_group)):
            continue
        elif is_name:
            yield Mention(index, topic, "name after" if len(set(names.values())) == 1 else "name among")
        else:
            known: Role = "noun after" if index in sentence.definite else "noun near"
            yield Mention(index, topic, "noun among" if of_group else known)


def _votes(sentences: Sequence[_Sentence]) -> dict[str, set[tuple[Gender, int]]]:
    """The genders of the pronouns beside each word, and the sentences in which they stand.

    A pronoun speaks of the only name of its own sentence, and of its nouns, unless a known person may be meant, and
    where there are none, of those of the sentence before.
    """
    votes: dict[str, set[tuple[Gender, int]]] = {}
    before: _Sentence | None = None
    for number, sentence in enumerate(sentences):
        told = sentence.subjects or sentence.pronouns
        if len(told) == 1 and not told & sentence.others:
            gender = next(iter(told))
            meant = sentence
            if not sentence.names and not sentence.nouns and before is not None and gender not in before.others:
                meant = before
            names = set(meant.names.values())
            for word in (names if len(names) == 1 else set()) | set(meant.nouns.values()):
                votes.setdefault(word, set()).add((gender, number))
        before = sentence
    return votes


def _sentences(passage: int, tokens: Sequence[Token], persons: Mapping[int, Mention]) -> Iterator[_Sentence]:
    start = 0
    for end in range(1, len(tokens) + 1):
        following = tokens[end].text if end < len(tokens) else ""
        if end < len(tokens) and not (tokens[end - 1].text in _END and following[:1].isupper() and end - start > 3):
            continue
        own = [persons[index] for index in range(start, end) if index in persons]
        unknown = [index for index in range(start, end) if index not in persons and tokens[index].kind == "word"]
        names = {index: first for index in unknown if (first := _name_start(tokens, index, start, end)) is not None}
        nouns = [index for index in unknown if index not in names and _is_noun(tokens, index)]
        yield _Sentence(
            passage,
            {index: tokens[index].text.lower() for index in names},
            {index: tokens[index].text.lower() for index in nouns},
            {index for index in nouns if _is_definite(tokens, index, start)},
            {tokens[index].text.lower() for index, first in names.items() if first < index},
            {each.gender for each in own if each.role == "subject"},
            {each.gender for each in own if each.role in PRONOUN_ROLES},
            {
                each.gender
                for each in own
                if each.role not in PRONOUN_ROLES and each.number == "singular" and not _is_relative(each, persons)
            },
            {each.gender for each in own if each.number == "plural"},
        )
        start = end


def _is_relative(mention: Mention, persons: Mapping[int, Mention]) -> bool:
    """Whether a noun follows a possessive pronoun: his young wife."""
    before = (persons.get(mention.index - distance) for distance in (1, 2, 3))
    return mention.role == "noun" and any(each is not None and each.role == "possessive" for each in before)


def _is_noun(tokens: Sequence[Token], index: int) -> bool:
    """Whether a token is a noun for one person, in small letters or after the article (the Professor)."""
    text, low = tokens[index].text, tokens[index].text.lower()
    after_article = index > 0 and tokens[index - 1].text.lower() == "the"
    if low in gendered_nouns() or low in between_subject_and_verb():
        return False
    return (text.islower() or after_article) and low in person_nouns()


def _is_definite(tokens: Sequence[Token], noun: int, start: int) -> bool:
    for at in range(noun - 1, max(start, noun - 4) - 1, -1):
        word = tokens[at].text.lower()
        if word in _DEFINITE:
            return True
        if word in _INDEFINITE:
            return at > start and tokens[at - 1].text.lower() in _BEFORE_PREDICATE
        if word in _BEFORE_PREDICATE:
            return at == noun - 1
        if tokens[at].kind != "word":
            return False
    return False


def _name_start(tokens: Sequence[Token], index: int, start: int, end: int) -> int | None:
    """Where the name begins that ends with a token; None for what is no name of a person."""
    word = tokens[index].text
    if len(word) < 2 or not word[0].isupper() or (word.isupper() and len(word) < 6):
        return None
    if is_common(word.lower()) or single(word.lower()) or word.endswith(_DEMONYM_ENDINGS):
        return None
    if index + 1 < end and tokens[index + 1].kind == "word" and tokens[index + 1].text[0].isupper():
        return None
    first = index
    while first > start and tokens[first - 1].kind == "word" and tokens[first - 1].text[0].isupper():
        first -= 1
    if first > start and tokens[first - 1].text.lower() in word_list("no person after"):
        return None
    # A capital at the beginning of the sentence, or before a name: Lawyer Hassan, When Hassan.
    while first < index and is_common(tokens[first].text.lower()):
        first += 1
    return first


def person_nouns() -> frozenset[str]:
    """English nouns for one person, lower case."""
    return words("learned/english/person_nouns.txt")
