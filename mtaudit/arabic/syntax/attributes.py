"""What belongs to the nouns of a phrase: adjectives, demonstratives, articles, relative pronouns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mtaudit.arabic.morphology import Reading
from mtaudit.arabic.normalise import normalise
from mtaudit.arabic.syntax.clauses import Sentence
from mtaudit.arabic.syntax.concord import GENDERS, SEVERAL, Agreement, shown
from mtaudit.arabic.syntax.lists import listed, possessors, quantifiers
from mtaudit.arabic.syntax.phrases import Item, Phrase, is_elative, specifies
from mtaudit.arabic.syntax.predicates import is_adverb, lacks_article
from mtaudit.arabic.syntax.sense import Sense, how_often_adjective
from mtaudit.arabic.syntax.ties import Candidate, Tie
from mtaudit.arabic.word_lists import word_list

_HARDLY = 0.3
_RATHER = 0.95
"""How often a word must be an adjective out of context: to be one at all, and to be one where a noun may stand too."""
_LIKELY = 0.8
"""What is less probably an adjective has no tie."""
_OF_VERBS = frozenset({"ب", "على", "إلى", "عن", "ل"})
"""Prepositions that verbs ask for, more often than that they describe a noun."""


def attributes(sentence: Sentence) -> Iterator[Tie]:
    """The ties of all that describes a noun."""
    for number in sentence.relatives:
        yield from _relative(sentence, number)
    for number, item in enumerate(sentence.pieces):
        if item.phrase is not None:
            before = sentence.pieces[number - 1] if number else None
            yield from _adjectives(sentence.senses, item.phrase, before)
            yield from _article(sentence, number, item.phrase)
            yield from _demonstrative(sentence.senses, item.phrase, before)
            yield from _possessors(item.phrase, before, sentence.senses)
            for phrase in (item.phrase, *item.phrase.joined):
                yield from _one_of(sentence.senses, phrase)


def _adjectives(senses: Sequence[Sense], whole: Phrase, before: Item | None) -> Iterator[Tie]:
    if before is not None and _is_unsure(senses, whole, before):
        return
    joined: list[Candidate] = []
    for phrase in (whole, *whole.joined):
        if not (phrase.adjectives or whole.joined):
            continue
        amounts = (each for each in phrase.amounts if quantifiers().get(senses[each].stem) is not None)
        own = [Candidate(noun, "attribute", phrase) for noun in (*reversed(phrase.nouns), *amounts, *phrase.names)]
        for adjective in phrase.adjectives:
            if _surely_describes(senses, phrase, adjective):
                others = [*_of_several(senses, phrase), *_perhaps_nouns(senses, phrase, adjective)]
                further = adjective != phrase.adjectives[0] and not senses[adjective].conjunction
                if further or _ends_so(senses, before) or _has_complement(senses, adjective):
                    others += _around(before, whole)
                yield Tie("adjective", adjective, (*own, *joined, *others), "phrase")
        joined += [*own, Candidate(phrase.head, "attribute", shown=SEVERAL)]


def _is_unsure(senses: Sequence[Sense], phrase: Phrase, before: Item) -> bool:
    """Whether what stands before a phrase may belong to it: an unknown word, a noun and أو, غسل in غسل اليدين."""
    if before.kind == "verb" and senses[before.start].noun is not None:
        return True
    if before.end < len(senses) and specifies(senses[before.end - 1], senses[before.end]):
        return True
    unsure = before.kind == "joiner" or senses[before.end - 1].part in ("unknown", "latin", "proper")
    return unsure and not phrase.preposition


def _surely_describes(senses: Sequence[Sense], phrase: Phrase, adjective: int) -> bool:
    """Whether an adjective describes a noun before it, and is not a noun, an adverb or a predicate itself."""
    sense, noun = senses[adjective], senses[phrase.nouns[-1]]
    if sense.sure < _LIKELY or sense.pronoun is not None or is_elative(sense) or sense.stem in listed("counting words"):
        return False
    if how_often_adjective(sense.text) < _HARDLY and sense.lemma not in listed("adjectives"):
        return False
    if senses[adjective - 1].is_name and senses[adjective - 1].text.startswith(("ب", "ل", "ك")):
        return False  # perhaps a preposition and a name that is a noun of its own: لكوريا الشمالية
    if sense.conjunction and sense.stem in quantifiers():
        return False  # المباني والكثير من الأشجار
    if sense.text in listed("my words") or noun.text in listed("my words"):
        return False
    if phrase.time and noun.part == "proper":
        return False
    if sense.reading.construct:
        return False  # مزعجاَ, a misspelled accusative
    if not sense.article and _may_be_governed(senses, phrase, adjective):
        return False
    if sense.accusative or sense.reading.case == "accusative":
        marked = phrase.accusative or _is_feminine(noun) or sense.reading.number != "singular"
        if not marked or phrase.preposition or is_adverb(sense):
            return False
    return not _has_own_subject(senses, adjective)


def _may_be_governed(senses: Sequence[Sense], phrase: Phrase, adjective: int) -> bool:
    """Whether an adjective without the article may be a noun in the construct: إنزال شرطيين, إنشاء آلية."""
    sense, noun = senses[adjective], senses[phrase.nouns[-1]]
    if noun.is_definite or noun.accusative or noun.reading.case == "accusative":
        return sense.reading.number != "singular" and bool(phrase.amounts)
    if sense.reading.number != "singular" and (phrase.amounts or not _is_several(senses, phrase)):
        return True
    if sense.text.endswith("ي"):
        return adjective + 1 in phrase.names
    return "noun" in sense.also and (sense.text.endswith("ية") or how_often_adjective(sense.text) < _RATHER)


def _has_own_subject(senses: Sequence[Sense], adjective: int) -> bool:
    """Whether an adjective speaks of what follows it or of nothing: معروفة إصابته, المشار إليها, المشتبه في إصابتهم."""
    governed = False
    for after in senses[adjective + 1 : adjective + 4]:
        if after.part in ("mark", "verb", "inna"):
            return False
        if after.pronoun is not None:
            if governed or after.part == "preposition" or after.preposition != "":
                return True
            agrees = bool(shown(after.readings) & shown(senses[adjective].readings))
            return after.is_nominal and agrees and not senses[adjective].text.endswith("ي")
        if after.part != "preposition" and after.preposition == "":
            return False
        governed = True
    return False


def _has_complement(senses: Sequence[Sense], adjective: int) -> bool:
    """Whether an adjective is a participle with words of its own, which may stand far from its noun."""
    after = senses[adjective + 1] if adjective + 1 < len(senses) else None
    if after is None or not senses[adjective].lemma.startswith("م"):
        return False
    return after.part == "preposition" or (after.preposition != "" and after.part == "noun")


def _around(before: Item | None, phrase: Phrase) -> list[Candidate]:
    """The nouns before a phrase with a preposition: an adjective behind it may be theirs."""
    if (
        before is None
        or before.phrase is None
        or not (phrase.preposition or before.end - 1 in before.phrase.adjectives)
    ):
        return []
    return [Candidate(noun, "attribute", before.phrase) for noun in before.phrase.nouns]


def _ends_so(senses: Sequence[Sense], before: Item | None) -> bool:
    """Whether the phrase before ends with an adjective, to which the phrase after it belongs: المقيمين في المستشفى.

    A word that looks like a name may be one.
    """
    if before is None or before.phrase is None:
        return False
    last = senses[before.end - 1]
    return before.end - 1 in before.phrase.adjectives or last.is_name or last.lemma in listed("completed nouns")


def _perhaps_nouns(senses: Sequence[Sense], phrase: Phrase, adjective: int) -> list[Candidate]:
    """What the words before an adjective show that may be nouns: تنظيم مناسبة رسمية."""
    before = (each for each in phrase.adjectives if each < adjective and "noun" in senses[each].also)
    return [Candidate(each, "attribute", shown=shown(senses[each].readings)) for each in before]


def _of_several(senses: Sequence[Sense], phrase: Phrase) -> list[Candidate]:
    """What two adjectives in the singular may show of a dual or plural: الصعيدين الوطني والدولي."""
    last = phrase.adjectives[-1]
    if all(sense.conjunction != "و" for sense in senses[phrase.adjectives[0] + 1 : last + 4]):
        return []
    readings = [reading for noun in phrase.nouns for reading in senses[noun].readings]
    alike = {reading.gender for adjective in phrase.adjectives for reading in senses[adjective].readings}
    if len(alike) > 1:
        return []  # البيوت القديم والضيقة
    genders = {reading.gender for reading in readings if reading.number in ("dual", "plural")}
    agreements: frozenset[Agreement] = frozenset(
        (gender, "singular") for gender in GENDERS if gender in genders or None in genders
    )
    return [Candidate(phrase.head, "attribute", shown=agreements)] if agreements else []


def _is_several(senses: Sequence[Sense], phrase: Phrase) -> bool:
    """Whether a noun of a phrase is a dual or plural."""
    readings = (senses[noun].readings for noun in phrase.nouns)
    return any(each and all(reading.number != "singular" for reading in each) for each in readings)


def _is_feminine(sense: Sense) -> bool:
    return bool(sense.readings) and all(reading.gender != "masculine" for reading in sense.readings)


def _article(sentence: Sentence, number: int, phrase: Phrase) -> Iterator[Tie]:
    """An adjective that lacks the article of the noun before it, between that and another definite adjective."""
    senses = sentence.senses
    after = sentence.pieces[number + 1] if number + 1 < len(sentence.pieces) else None
    if after is None or after.kind != "adjective" or after.end >= len(senses):
        return
    last, adjective, following = senses[phrase.end - 1], senses[after.start], senses[after.end]
    framed = following.part == "relative" or (following.part == "adjective" and following.article)
    if not framed or following.conjunction or following.preposition or not lacks_article(last, adjective):
        return
    if shown(last.readings) & shown(adjective.readings) or last.reading.number == "plural":
        yield Tie("article", after.start, (Candidate(phrase.end - 1, "attribute", phrase),), "framed")


def _demonstrative(senses: Sequence[Sense], phrase: Phrase, before: Item | None) -> Iterator[Tie]:
    if phrase.demonstrative is None:
        return
    first = Candidate(phrase.amounts[0] if phrase.amounts else phrase.head, "attribute", phrase)
    alone = _may_stand_alone(senses, phrase.demonstrative, None if phrase.preposition else before)
    yield Tie("demonstrative", phrase.demonstrative, (first,), "phrase", "alone" if alone else "")


def _may_stand_alone(senses: Sequence[Sense], demonstrative: int, before: Item | None) -> bool:
    """Whether a demonstrative may be no part of the phrase after it: بما في ذلك الأمانة, يشمل هذا الحكومة."""
    sense, noun = senses[demonstrative], senses[demonstrative + 1]
    if sense.text in ("ذلك", "هذا") and before is not None and before.kind == "verb":
        return noun.reading.case != "nominative" and ("masculine", "singular") in shown(senses[before.start].readings)
    if sense.text != "ذلك":
        return False
    if demonstrative > 0 and senses[demonstrative - 1].text in listed("prepositional nouns"):
        return True  # بعد ذلك
    including = demonstrative > 1 and senses[demonstrative - 1].text == "في" and senses[demonstrative - 2].text == "بما"
    return including or sense.preposition != "" or demonstrative == 0 or senses[demonstrative - 1].text == "مع"


def _possessors(whole: Phrase, before: Item | None, senses: Sequence[Sense]) -> Iterator[Tie]:
    """شركة ذات نفوذ."""
    phrases = (whole, *whole.joined)
    nouns = [Candidate(each, "attribute", phrase) for phrase in phrases for each in (*phrase.nouns, *phrase.amounts)]
    several = [Candidate(whole.head, "attribute", shown=SEVERAL)] if whole.joined else []
    nouns += _around(before, whole)
    if before is not None and before.phrase is not None and before.phrase.demonstrative is not None:
        nouns += [Candidate(each, "attribute", before.phrase) for each in before.phrase.nouns]
    for phrase in phrases:
        for place in phrase.possessors:
            own = possessors()[senses[place].text]
            first = [Candidate(noun, "attribute", phrase) for noun in reversed(phrase.nouns)]
            yield Tie("possessor", place, (*first, *nouns, *several), "phrase", shown=own)


def _one_of(senses: Sequence[Sense], phrase: Phrase) -> Iterator[Tie]:
    """إحدى الشركات, of which each is feminine."""
    head = senses[phrase.head]
    genders = {reading.gender for reading in head.readings}
    if head.stem in word_list("epicene") or any(reading.number != "plural" for reading in head.readings):
        return
    if len(genders) != 1 or any(_may_be_masculine(reading) for reading in head.readings):
        return
    asked: frozenset[Agreement] = frozenset((gender, "singular") for gender in genders if gender)
    for place in phrase.amounts:
        if senses[place].lemma == "أحد" and senses[place].text in ("أحد", "إحدى") and asked:
            yield Tie("one", place, (Candidate(phrase.head, "attribute", shown=asked),), "phrase")


def _may_be_masculine(reading: Reading) -> bool:
    """Whether a plural in ات may be of a masculine noun: قرارات."""
    return reading.stem.endswith("ات") and not normalise(reading.lemma).endswith(("ة", "اة"))


def _relative(sentence: Sentence, number: int) -> Iterator[Tie]:
    target = sentence.pieces[number].start
    sense = sentence.senses[target]
    antecedents = _antecedents(sentence, number)
    if antecedents and number and sentence.pieces[number - 1].kind == "comma":
        antecedents = (*antecedents, *_of_clause(sentence, target))
    before = sentence.pieces[number - 1]
    if before.kind == "comma" and any(
        sentence.senses[sentence.pieces[each].start].text == sense.text for each in sentence.relatives if each < number
    ):
        return  # one of several clauses about a noun further off
    if antecedents and not sense.preposition:
        yield Tie("joined relative" if sense.conjunction else "relative", target, antecedents, "phrase")


def _of_clause(sentence: Sentence, target: int) -> tuple[Candidate, ...]:
    """What the clause before a comma describes: ظاهرة تسمى الصدى، التي."""
    before = [clause for clause in sentence.clauses if clause.verb is not None and clause.verb < target]
    last = before[-1] if before else None
    return last.antecedents if last is not None and last.kind in ("relative", "attribute") else ()


def _antecedents(sentence: Sentence, number: int) -> tuple[Candidate, ...]:
    """The nouns before a relative pronoun that it may belong to."""
    found: list[Candidate] = []
    for at in range(number - 1, -1, -1):
        item, phrase = sentence.pieces[at], sentence.pieces[at].phrase
        if item.kind == "comma" and at == number - 1:
            continue
        if item.kind == "joiner" and found:
            continue
        if item.kind in ("adjective", "adverb") and sentence.senses[sentence.pieces[number].start].conjunction:
            continue  # لغة معقدة جدا وغنية، والتي
        if phrase is None or (at == number - 1 and _may_govern(sentence.senses, phrase)):
            break
        if found and not phrase.preposition and _is_subject_before_complement(sentence, at):
            break
        for each in (phrase, *phrase.joined):
            found += [Candidate(noun, "attribute", each) for noun in (*reversed(each.nouns), *each.amounts)]
        if phrase.joined:
            found.append(Candidate(phrase.head, "attribute", shown=SEVERAL))
        narrows = phrase.accusative and not phrase.definite  # أكثر الاختبارات شيوعا
        narrowed = at > 0 and _ends_so(sentence.senses, sentence.pieces[at - 1])  # البلدان المنخفضة الدخل
        if not (phrase.preposition or phrase.time or narrows or narrowed):
            break
    return tuple(found)


def _may_govern(senses: Sequence[Sense], phrase: Phrase) -> bool:
    """Whether the last word of a phrase may govern what follows: عدد الذين."""
    last = senses[phrase.end - 1]
    return last.part == "noun" and not (last.article or last.pronoun is not None or phrase.accusative)


def _is_subject_before_complement(sentence: Sentence, at: int) -> bool:
    """Whether a phrase is the subject of a verb and the one after it the verb's complement: أشادت الصحيفة بالفيلم."""
    if at == 0 or sentence.pieces[at - 1].kind != "verb":
        return False
    after = sentence.pieces[at + 1].phrase
    return after is not None and after.preposition in _OF_VERBS
