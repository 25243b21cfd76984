"""The subjects of verbs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mtaudit.arabic.syntax.clauses import Clause, Sentence
from mtaudit.arabic.syntax.concord import SEVERAL, Agreement, of_pronoun, shown
from mtaudit.arabic.syntax.lists import listed
from mtaudit.arabic.syntax.phrases import QUOTES
from mtaudit.arabic.syntax.sense import CERTAIN, LIKELY, Sense
from mtaudit.arabic.syntax.ties import Candidate, Doubt, Tie
from mtaudit.arabic.word_lists import word_list

_FARTHEST = 25
"""Words between a noun and its verb, or between a noun and the pronoun that takes it up."""
_SURELY_VERB = 0.97
"""Asked of the first word of a sentence that may be a noun."""
_SHADDA = "\u0651"
_MASCULINE: frozenset[Agreement] = frozenset({("masculine", "singular")})


def subjects(sentence: Sentence) -> Iterator[Tie]:
    """The ties of the verbs with their subjects."""
    for clause in sentence.clauses:
        tie = _subject(sentence, clause, clause.verb) if clause.verb is not None else None
        if tie is not None:
            yield tie


def _subject(sentence: Sentence, clause: Clause, verb: int) -> Tie | None:
    sense = sentence.senses[verb]
    if not sense.readings or sense.reading.person != 3 or _is_impersonal(clause, sense):
        return None
    if verb + 1 < len(sentence.senses) and sentence.senses[verb + 1].text in ("إلا", "سوى"):
        return None  # لم يبق إلا
    if all(reading.gender == "feminine" and reading.number == "plural" for reading in sense.readings):
        return None  # أدين, rather a passive that the lexicon lacks
    if _is_quoted_alone(sentence.senses, verb):
        return None
    if sense.pronoun is not None and sense.pronoun.person != 3:
        return None  # طرحنا: "we put" and "it puts us"
    doubtful = clause.kind == "attribute" or (clause.kind == "joined" and sense.noun is not None)
    if sense.sure < (CERTAIN if doubtful else LIKELY):
        return None
    first = clause.arguments[0] if clause.arguments else None
    behind = () if first is None or first.accusative else (Candidate(first.head, "before", first),)
    if behind and not clause.apart and sense.may_be("carriers of verbal nouns"):
        return _before_subject(sentence, clause, verb, behind[0])
    if clause.topic_first:
        return _behind_topic(sentence, clause, verb, behind)
    if clause.kind in ("relative", "attribute"):
        return _behind_antecedent(sentence, clause, verb, behind)
    if clause.kind in ("joined", "copula"):
        if clause.kind == "copula" and not _resumes(sentence, verb):
            behind = ()
        surely_verb = sense.noun is None or sense.reading.gender == "feminine"
        if not clause.antecedents or clause.crowded or not surely_verb or "تم" in sense.lemmas:
            return None
        return Tie("subject", verb, (*clause.antecedents, *behind), "copula" if clause.kind == "copula" else "joined")
    return _before_subject(sentence, clause, verb, behind[0]) if behind and not clause.crowded else None


def _is_quoted_alone(senses: Sequence[Sense], index: int) -> bool:
    """Whether a word is all that stands between two quotation marks, as a title does."""
    beside = senses[index - 1 : index] and senses[index + 1 : index + 2]
    return bool(beside) and senses[index - 1].text in QUOTES and senses[index + 1].text in QUOTES


def _is_impersonal(clause: Clause, sense: Sense) -> bool:
    if sense.may_be("clausal verbs") or sense.text in listed("verbs without subject"):
        return True
    addresses = (
        sense.text.startswith("ت") and sense.reading.aspect == "imperfect" and sense.reading.number == "singular"
    )
    if addresses and sense.pronoun is not None and (not clause.arguments or clause.kind == "attribute"):
        return True  # تراه, "you see him"; كل شيء تراه
    if sense.preposition and clause.kind != "main":
        return True  # ليصل, "to reach": of whom is open
    if not shown(sense.readings) >= _MASCULINE:
        return False
    says = clause.kind == "relative" and sense.lemma in word_list("goes on")  # التي أضاف أن
    if clause.complement and not clause.arguments and clause.kind not in ("joined", "copula") and not says:
        return True
    passive = any(reading.passive for reading in sense.readings)
    return clause.apart == "phrase" and (passive or sense.may_be("copulas")) and clause.kind != "inna"


def _behind_topic(sentence: Sentence, clause: Clause, verb: int, behind: tuple[Candidate, ...]) -> Tie | None:
    topic = clause.topic
    if topic is None or clause.crowded or clause.commas or verb - topic.noun > _FARTHEST:
        return None
    resumed = _resumes(sentence, verb)
    if resumed and not behind:
        return None
    expletive = topic.phrase is None and topic.shown >= _MASCULINE  # أنه, "that there ..."
    others = _with_leeway(sentence, clause, verb, behind) if resumed or expletive else ()
    others = (*others, *clause.others)
    if clause.several:
        others = (*others, Candidate(topic.noun, "behind", shown=SEVERAL))
    return Tie("subject", verb, (topic, *others), "topic")


def _behind_antecedent(sentence: Sentence, clause: Clause, verb: int, behind: tuple[Candidate, ...]) -> Tie | None:
    sense = sentence.senses[verb]
    resumed = _resumes(sentence, verb)
    if not clause.antecedents or not clause.direct or (resumed and not behind):
        return None
    if clause.kind == "attribute" and not sense.also.isdisjoint(("noun", "adjective")):
        return None
    phrase = clause.antecedents[0].phrase
    if (
        clause.antecedents[0].shown
        and _takes_up(sentence, verb, clause.antecedents[0])
        and behind
        and is_subject(sentence, sense, behind[0])
    ):
        return Tie("subject", verb, _with_leeway(sentence, clause, verb, behind), "relative")
    of_others = resumed or sense.reading.number != "singular" or (phrase is not None and phrase.preposition != "")
    if behind and not resumed and not sentence.senses[behind[0].noun].may_be_person:
        behind = ()
    candidates = (
        *clause.antecedents,
        *_with_leeway(sentence, clause, verb, behind),
        *(sentence.named[: clause.named] if of_others else ()),
    )
    return Tie("subject", verb, candidates, "relative" if clause.kind == "relative" else "attribute")


def _takes_up(sentence: Sentence, verb: int, antecedent: Candidate) -> bool:
    """Whether the object attached to a verb is what its relative pronoun stands for: القرار الذي اتخذته الحكومة."""
    pronoun = sentence.senses[verb].pronoun
    return pronoun is not None and bool(of_pronoun(pronoun) & antecedent.shown)


def is_subject(sentence: Sentence, verb: Sense, behind: Candidate) -> bool:
    """Whether the noun behind a verb with an object attached is its subject, no second object."""
    head, phrase = sentence.senses[behind.noun], behind.phrase
    named = head.is_name or (head.pronoun is not None and head.pronoun.person != 3)  # رينا, "our ..."
    if phrase is None or not phrase.definite or named:
        return False
    return head.acts or verb.lemma not in word_list("two objects")


def _with_leeway(sentence: Sentence, clause: Clause, verb: int, behind: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
    """The subject behind a verb, from which a verb in the masculine may stand apart."""
    return (*behind, Candidate(verb, "before", shown=_MASCULINE)) if behind and clause.apart else behind


def _before_subject(sentence: Sentence, clause: Clause, verb: int, first: Candidate) -> Tie:
    sense = sentence.senses[verb]
    candidates = _with_leeway(sentence, clause, verb, (first,))
    phrase = first.phrase
    if phrase is not None and phrase.demonstrative is not None and sentence.senses[phrase.demonstrative].text == "هذا":
        candidates += (Candidate(phrase.demonstrative, "before", shown=_MASCULINE),)  # سمح هذا العدسات
    doubt = _doubt(sentence, clause, verb, first)
    if doubt != "noun" and not _takes_no_object(sense):
        candidates += tuple(sentence.named[: clause.named])
        second = clause.arguments[1] if len(clause.arguments) > 1 else None
        indefinite = second is not None and not second.accusative and not second.definite
        thing = first.phrase is not None and first.phrase.definite and not sentence.senses[first.noun].acts
        if second is not None and indefinite and thing:
            candidates += (Candidate(second.head, "before", second),)  # هز المدينة انفجار
    return Tie("subject", verb, candidates, "apart" if clause.apart else "next", doubt)


def _takes_no_object(sense: Sense) -> bool:
    """Whether a noun behind a verb can only be its subject: it has an object attached, is passive, or takes none."""
    causative = len(sense.lemma) == 3 and _SHADDA in sense.reading.lemma  # صدّر beside صدر
    intransitive = sense.lemma in listed("intransitive verbs") and not causative
    if sense.pronoun is not None or intransitive or sense.may_be("carriers of verbal nouns"):
        return True
    if sense.text in word_list("there is, verbs"):
        return True
    return all(reading.passive or "_intr" in reading.category for reading in sense.readings)


def _doubt(sentence: Sentence, clause: Clause, verb: int, first: Candidate) -> Doubt:
    """What may be wrong with taking the noun behind a verb for its subject."""
    senses = sentence.senses
    sense, head, phrase = senses[verb], senses[first.noun], first.phrase
    if sense.noun is not None and verb == 0 and (sense.sure < _SURELY_VERB or sense.text.endswith("ي")):
        return "noun"
    if phrase is None:
        return ""
    if sense.reading.number != "singular" and not head.acts:
        return "object"
    if _takes_no_object(sense):
        return ""
    if sense.may_be("copulas"):
        return "" if head.is_definite and not phrase.amounts else "predicate"
    if len(clause.arguments) < 2:
        if clause.complement and sense.lemma not in word_list("two objects"):
            return ""  # كشفت دراسة أن
        if head.acts:
            return "" if sense.lemma in word_list("subject verbs") else "unnamed"
        return "object"
    second = clause.arguments[1]
    if head.acts:
        return ""
    if senses[second.head].acts or not (phrase.definite or second.definite):
        return "object"
    return "command"


def _resumes(sentence: Sentence, verb: int) -> bool:
    """Whether a pronoun attached to the verb or to a word after it may take up what the clause is about."""
    for sense in sentence.senses[verb : verb + _FARTHEST]:
        if sense.part == "mark" and sense.text in ".؟!؛":
            return False
        if sense.pronoun is not None and sense.pronoun.person == 3:
            return True
    return False
