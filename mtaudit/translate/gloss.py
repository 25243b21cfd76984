"""Word by word from the morphological lexicon's English glosses: no download, no fluent English.

What is said of a word alone is in `words`; here words are put in English order: adjectives before their noun, a
construct with "of", a subject before its verb, and verbs in the tense that the particles before them make.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from mtaudit.arabic.morphology import Reading
from mtaudit.arabic.normalise import normalise
from mtaudit.arabic.words import Word, read_words
from mtaudit.translate import inflect
from mtaudit.translate.translator import Progress
from mtaudit.translate.words import NOUNS, VERBS, Piece, phrase_at, piece, subject_pronoun

_BEFORE_MARK = re.compile(r" (?=[,.;:!?%)\]}])|(?<=[(\[{]) ")
_QUOTED = re.compile(r'" ?([^"]*?) ?"')
_MODES = {"negation", "infinitive", "auxiliary", "modal"}


class GlossTranslator:
    """The lexicon's glosses of each word's likeliest reading."""

    name = "gloss"
    kind = "gloss"
    revision = "1"
    fluent = False

    def translate(self, sentences: Sequence[str], progress: Progress | None = None) -> list[str]:
        """Gloss sentences; any string is accepted."""
        return self.translate_words([read_words(sentence) for sentence in sentences], progress)

    def translate_words(self, sentences: Sequence[Sequence[Word]], progress: Progress | None = None) -> list[str]:
        """Gloss sentences that have been read."""
        glosses = []
        for words in sentences:
            glosses.append(gloss(words))
            if progress:
                progress(1)
        return glosses


def gloss(words: Sequence[Word]) -> str:
    """One sentence word by word."""
    text = _BEFORE_MARK.sub("", " ".join(_sentence(_pieces(words))))
    text = _QUOTED.sub(r'"\1"', text)
    return text[:1].upper() + text[1:]


def _pieces(words: Sequence[Word]) -> list[Piece]:
    plain = [normalise(word.text) for word in words]
    pieces: list[Piece] = []
    at = 0
    while at < len(words):
        found, length = phrase_at(plain, at)
        if found is None:
            word = words[at]
            attributive = bool(pieces) and pieces[-1].article
            found = piece(word.text, word.kind, _likeliest(word), attributive)
        pieces.append(found)
        at += length
    return pieces


def _likeliest(word: Word) -> Reading | None:
    """The likeliest reading, but active where active and passive are spelled alike: the active is far more common."""
    reading = word.reading
    if reading is None or not reading.passive:
        return reading
    alike = (r for r in word.readings if r.aspect == reading.aspect and r.person == reading.person and not r.passive)
    return next(alike, reading)


@dataclass(slots=True)
class _Phrase:
    """A noun phrase in English: its text, the piece that follows it, and what agreement sees of its head."""

    text: str
    end: int
    head: Piece
    definite: bool


def _sentence(pieces: Sequence[Piece]) -> list[str]:
    out: list[str] = []
    mode = ""
    subject = False  # whether a subject for a coming verb has just been written
    person = False  # whether the last noun names a person
    at = 0
    while at < len(pieces):
        this = pieces[at]
        following = pieces[at + 1] if at + 1 < len(pieces) else None
        if this.role in _MODES:
            out += [this.lead] if this.lead else []
            if this.role == "modal":
                out.append(this.english)
                mode = "base"
            elif following is not None and following.role in VERBS and not following.lead:
                mode = "base" if mode == "base" and this.role == "infinitive" else this.english
                mode = "to" if mode == "that" and this.role == "infinitive" else mode
            else:
                out.append("no" if this.english == "not" and following and following.role in NOUNS else this.english)
                mode = ""
            at += 1
            continue
        if this.role in VERBS:
            at, words = _verb_phrase(pieces, at, mode, subject)
            out += words
            mode, subject = "", False
            continue
        if this.role == "passive":
            phrase = _noun_phrase(pieces, at + 1)
            took = "took place" if this.english == "was" else "takes place"
            out += [this.lead, phrase.text, took] if phrase else [this.lead, this.english]
            at = phrase.end if phrase else at + 1
            subject = False
            continue
        phrase = _noun_phrase(pieces, at)
        if phrase:
            out.append(phrase.text)
            person = phrase.head.role == "proper" or bool(phrase.head.reading and phrase.head.reading.human)
            at, subject = phrase.end, not (this.preposition or _after_preposition(pieces, at))
        else:
            english = ("who" if person else "which") if this.english in {"who", "which"} else this.english
            out += [this.lead, "the" if this.article and this.role == "adjective" else "", english]
            subject = this.role in {"relative", "pronoun", "subject"}
            at += 1
        mode = ""
    return [word for word in out if word]


def _after_preposition(pieces: Sequence[Piece], at: int) -> bool:
    return at > 0 and pieces[at - 1].role == "preposition"


def _verb_phrase(pieces: Sequence[Piece], at: int, mode: str, subject: bool) -> tuple[int, list[str]]:
    """A verb with its subject, which is put before it."""
    verb = pieces[at]
    end = at + 1
    phrase = None if subject else _noun_phrase(pieces, end)
    if phrase is not None and not (_agrees(verb, phrase) and not pieces[end].lead):
        phrase = None
    lead = [verb.lead]
    if mode == "to" and verb.reading is not None and verb.reading.aspect == "perfect":
        lead.append("that")
        mode = ""
    if phrase is not None:
        end = phrase.end
        lead += ["that"] if mode == "to" else []
        mode = "base" if mode == "to" else mode
        lead.append(phrase.text)
    elif not subject and mode not in {"to", "base"}:
        lead.append(subject_pronoun(verb.reading))
    several = phrase.head.plural if phrase else verb.plural
    if verb.english in {"was", "were"} and end < len(pieces) and pieces[end].role == "verb" and not pieces[end].lead:
        return end + 1, [*lead, _conjugated(pieces[end], "was", several), pieces[end].them]
    return end, [*lead, _conjugated(verb, mode, several), verb.them]


def _agrees(verb: Piece, phrase: _Phrase) -> bool:
    """Whether a noun phrase after a verb can be its subject: definite or human, its gender that of the verb."""
    if verb.reading is None or verb.reading.person != 3 or verb.plural:
        return False
    if not phrase.definite and not (phrase.head.reading and phrase.head.reading.human):
        return False
    return phrase.head.feminine is None or verb.feminine is None or phrase.head.feminine == verb.feminine


def _conjugated(verb: Piece, mode: str, several: bool) -> str:
    if verb.role != "verb" or verb.reading is None:
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
        return f"has {'been ' if passive else ''}{inflect.participle(bare)}" if perfect else f"may {base}"
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


def _noun_phrase(pieces: Sequence[Piece], start: int) -> _Phrase | None:
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
    while at < len(pieces) and _is_attribute(chain, pieces[at]):
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
            opening = ["all" if word == "every" and noun.plural else word for word in before]
            mine = " ".join(
                [*opening, "the", mine] if definite and opening[-1] in {"all", "most", "some"} else [*opening, mine]
            )
        elif noun.owner:
            mine = f"{noun.owner} {mine}"
        elif (noun.article and noun.role != "proper") or (index < len(chain) - 1 and definite):
            mine = f"the {mine}"
        text = f"{mine} of {text}" if text else mine
    while at < len(pieces) and pieces[at].role == "proper" and not pieces[at].lead and not pieces[at].article:
        text += f" {pieces[at].english}"
        at += 1
    lead = pieces[start].lead
    return _Phrase(f"{lead} {text}" if lead else text, at, chain[0], definite)


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
    return following.article == definite and (following.role == "adjective" or definite)


def _holder(chain: list[Piece], adjectives: list[Piece]) -> int:
    """Which noun of a construct the adjectives belong to: the last one whose gender fits."""
    if not adjectives:
        return -1
    wanted = adjectives[0].feminine
    fitting = [index for index, noun in enumerate(chain) if None in (noun.feminine, wanted) or noun.feminine == wanted]
    return fitting[-1] if fitting else len(chain) - 1
