"""AGR: words that do not agree with what they belong to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from mtaudit.arabic.clauses import agreeing_gender, is_person, singular_verb, third_person, word_list
from mtaudit.arabic.inflect import inflect
from mtaudit.arabic.morphology import Reading
from mtaudit.arabic.normalise import fold, normalise
from mtaudit.arabic.words import Word
from mtaudit.checks.declare import Mark, check
from mtaudit.checks.evidence import Evidence
from mtaudit.checks.linked import is_sentence, passage_text, two_names_before
from mtaudit.checks.persons import CERTAIN, WHO, conflicts, known_arabic, named
from mtaudit.document import Span
from mtaudit.grammar import OTHER, Gender

_DEMONSTRATIVES: dict[str, Gender] = {
    **dict.fromkeys(("هذا", "ذلك"), "masculine"),
    **dict.fromkeys(("هذه", "تلك"), "feminine"),
}
_RELATIVES: dict[str, Gender] = {"الذي": "masculine", "التي": "feminine"}
_NUMERALS = {
    "ثلاثة": "ثلاث",
    "أربعة": "أربع",
    "خمسة": "خمس",
    "ستة": "ست",
    "سبعة": "سبع",
    "ثمانية": "ثماني",
    "تسعة": "تسع",
    "عشرة": "عشر",
}
"""The numerals that have the gender opposite to that of what they count: of masculines, of feminines."""
_INNA = frozenset({"إن", "أن", "وإن", "وأن", "بأن", "لأن", "فإن", "كأن"})
_BEFORE_VERB = frozenset({"قد", "لم", "لن", "لا", "سوف"})


@check("AGR001", "person-gender", "agreement", "major", needs_source=True)
def person_gender(evidence: Evidence) -> Iterator[Mark]:
    """Report a verb, noun or adjective of the wrong gender for the person that the source speaks of.

    What it finds
        A verb (ظهرت), a noun for a person (الممثل), an adjective or a relative pronoun that speaks of a person whose
        gender the English tells by he, she, his, her, by a noun such as king or spokeswoman, by a title, or by a
        name. Another sentence may tell it: "She trained in Cairo. Hassan is a surgeon."
    Why it matters
        It makes a woman of a man, or a man of a woman.
    When it stays silent
        The English names nobody of the other gender, or the word may as well belong to something else in the
        sentence.
    Measured
        On MT-GenEval's development part, which also trained the model: precision 0.98 (1,900 right, 29 alarms, those
        on 38,000 words of professional translation included); alone it finds 76 % of the translations that make a man
        of a woman and 80 % of those that make a woman of a man; with the other rules 94 and 95 %, with 3.4 and 2.3 %
        of the right translations flagged. On a quarter that an otherwise equal model did not see, with 0.85 asked of
        all words: 0.89 and 0.93 of them found, 2.3 and 1.3 % flagged. Where only the sentence before tells the gender,
        unseen and so asked: 0.53 of those that make a man of a woman with 4 % flagged, 0.83 of those that make a woman
        of a man with 1 %.
    Bad
        ar: [[أعلن]] استقالته يوم الجمعة وغادر البلاد.
        en: She announced her resignation on Friday and left the country.
        ar: درست في القاهرة ست سنوات. [[يعمل]] فانكوليك في لندن.
        en: She studied in Cairo for six years. Vankulik works in London.
    Good
        ar: قالت الوزارة إن الرئيس وصل إلى موسكو.
        en: The ministry said that he had arrived in Moscow.
    """
    for passage in evidence.prose:
        for each in conflicts(evidence).get(passage.index, ()):
            if each.shown.is_pronoun:
                continue
            word, english = passage.words[each.shown.index], passage.english[each.mention.index]
            yield Mark(
                Span(word.start, word.end, word.text),
                f"the source speaks of {named(each.mention, english)}, this word of {WHO[each.shown.gender]}",
                each.probability,
                Span(english.start, english.end, english.text),
                inflect(word.text, each.shown.reading, gender=each.mention.gender),
                severity="major" if each.probability >= CERTAIN else "minor",
            )


@check("AGR002", "verb-subject", "agreement", "major")
def verb_subject(evidence: Evidence) -> Iterator[Mark]:
    """Report a verb whose gender is not that of the subject right after it.

    What it finds
        A verb that takes no person as its object (ظهرت, قال), followed by a person of the other gender: a noun with
        the article (قالت الوزير) or a name that the text or the gazetteer knows (ظهرت ويتكوف). Or a verb with an
        attached object, followed by a subject of the other gender (الجهود التي بذلها الولايات).
    Why it matters
        It makes a woman of a man, or reads as if the sentence were about somebody else.
    When it stays silent
        Something stands between verb and subject, the noun can be read with the verb's gender, or the verb takes two
        objects.
    Measured
        No alarm on 38,000 words of professional translation and 2,400 of MT-GenEval; precision 1.00, of two findings.
        Of one verb changed to the other gender in a translation it finds less than 1 %: few verbs stand so that the
        text alone proves it.
    Bad
        ar: [[قالت الوزير]] إن المفاوضات مستمرة.
        ar: [[ظهرت ميدفيديف]] في موسكو يوم الجمعة.
        ar: رحب بالجهود التي [[بذلها الحكومة]] لوقف القتال.
    Good
        ar: قالت الوزيرة إن الرئيس رحب بالجهود التي بذلتها الحكومة.
    """
    people = known_arabic(evidence)
    for passage in evidence.prose:
        for verb, subject in pairwise(passage.words):
            reading = _certain_verb(verb)
            if reading is None or reading.gender is None or fold(verb.text) in people:
                continue
            gender = _person_after(verb, subject, people) or _subject_after(reading, subject)
            if gender is not None and gender != reading.gender:
                form = inflect(verb.text, reading, gender=gender)
                yield Mark(
                    _span(verb, subject),
                    f"the verb is {reading.gender}, its subject {gender}",
                    0.8,
                    suggestion=f"{form} {subject.text}" if form else None,
                    severity="minor" if reading.pronoun else "major",
                )


@check("AGR003", "noun-verb", "agreement", "minor")
def noun_verb(evidence: Evidence) -> Iterator[Mark]:
    """Report a verb that does not agree with the noun of إن or أن before it.

    What it finds
        Things in the plural with a verb in the plural (إن مواقع الجانبين قد اقتربوا: اقتربت is right), and a noun for
        a thing with a verb of the other gender (إن الحكومة قرر).
    Why it matters
        The verb reads as if somebody else were its subject.
    When it stays silent
        Other words than nouns and adjectives stand between noun and verb, the noun may name people, or it is a word
        for an amount.
    Measured
        Precision 0.75 (three right, one alarm on 38,000 words of professional translation); it finds 1 % of verbs
        changed to the other gender.
    Bad
        ar: قال الكرملين إن مواقع الجانبين قد [[اقتربوا]].
        ar: ذكرت الوكالة أن الحكومة [[قرر]] وقف الصادرات.
    Good
        ar: قال الكرملين إن مواقف الجانبين قد اقتربت، وإن الحكومة قررت وقف الصادرات.
    """
    for passage in evidence.prose:
        words = passage.words
        for index, word in enumerate(words[:-1]):
            if normalise(word.text) not in _INNA:
                continue
            verb = _verb_after_nouns(words, index + 1)
            if verb is None:
                continue
            head, reading = words[index + 1], third_person(verb.readings)[0]
            genders = {agreeing_gender(r) for r in head.readings}
            if len(genders) != 1 or None in genders:
                continue
            gender = next(iter(genders))
            if all(r.gender != gender or r.number != "singular" for r in third_person(verb.readings)):
                yield Mark(
                    Span(verb.start, verb.end, verb.text),
                    f"the subject {head.text} takes a verb in the {gender} singular",
                    0.75,
                    suggestion=inflect(verb.text, reading, gender=gender, number="singular"),
                )


@check("AGR004", "noun-adjective", "agreement", "minor")
def noun_adjective(evidence: Evidence) -> Iterator[Mark]:
    """Report an adjective or relative pronoun that agrees with no noun before it.

    What it finds
        An adjective with the article, or الذي and التي, right after nouns none of which has its gender:
        الحرب الأوكراني, القرارات الذي.
    Why it matters
        It is a plain grammar mistake, and it leaves open what the word describes.
    When it stays silent
        Any noun before it in the same phrase agrees (وزير الخارجية الأمريكي), or a word before it is a name or not
        known.
    Measured
        Precision 0.95 (41 right, two alarms on 38,000 words of professional translation, one a slip of the
        translator); it finds 8 % of adjectives changed to the other gender.
    Bad
        ar: أدت [[الحرب الأخير]] إلى ارتفاع الأسعار.
        ar: انتقد الوزير [[القرارات الذي]] أصدرتها المحكمة.
    Good
        ar: قال وزير الخارجية الأمريكي إن الحرب الأخيرة رفعت الأسعار.
    """
    for passage in evidence.prose:
        for index, word in enumerate(passage.words):
            following = passage.words[index + 1] if index + 1 < len(passage.words) else None
            if following is not None and normalise(following.text) == "أن":
                continue  # المقرر أن, "which it is planned to": it agrees with the clause
            wanted = _described(word)
            if index and wanted is not None and _nothing_agrees(passage.words, index, wanted):
                noun = passage.words[index - 1]
                of_people = any(r.number == "plural" and r.human for r in noun.readings)
                form = None if of_people else inflect(word.text, word.readings[0], gender=OTHER[wanted])
                yield Mark(
                    _span(noun, word),
                    f"{word.text} is {wanted}, {noun.text} is not",
                    0.7,
                    suggestion=f"{noun.text} {form}" if form else None,
                )


@check("AGR005", "demonstrative", "agreement", "minor")
def demonstrative(evidence: Evidence) -> Iterator[Mark]:
    """Report a demonstrative that does not agree with the noun after it.

    What it finds
        هذا الحرب, هذه القرار, ذلك الحكومة.
    Why it matters
        It is a plain grammar mistake that readers stumble over.
    When it stays silent
        The noun can be read with the other gender, or is a plural of people.
    Measured
        On 38,000 words of professional translation three findings, all slips of the translators; 0.08 per 1000 words
        of seven systems' output. Recall was not measured.
    Bad
        ar: بدأت [[هذا الحرب]] قبل عامين.
        ar: رفضت الحكومة [[هذه القرار]].
    Good
        ar: بدأت هذه الحرب قبل عامين، ورفضت الحكومة هذا القرار.
    """
    for passage in evidence.prose:
        for before, word, noun in zip((None, *passage.words), passage.words, passage.words[1:], strict=False):
            plain = normalise(word.text)
            if (
                plain == "ذلك"
                and before is not None
                and before.reading
                and before.reading.part_of_speech == "preposition"
            ):
                continue  # perhaps on its own: بما في ذلك, "including"
            gender = _DEMONSTRATIVES.get(plain) or _DEMONSTRATIVES.get(plain[1:] if plain[:1] in "وفبلك" else "")
            if gender is None or not noun.readings or not all(_plain_noun(r, article=True) for r in noun.readings):
                continue
            if any(r.number == "plural" and not r.stem.endswith("ات") for r in noun.readings):
                continue  # perhaps a collective: ذلك التفاح
            genders = {agreeing_gender(r) for r in noun.readings}
            if len(genders) == 1 and None not in genders and gender not in genders:
                form = inflect(word.text, word.readings[0], gender=next(iter(genders))) if word.readings else None
                yield Mark(
                    _span(word, noun),
                    f"{word.text} is {gender}, {noun.text} is not",
                    0.85,
                    suggestion=f"{form} {noun.text}" if form else None,
                )


@check("AGR006", "counted-noun", "agreement", "minor")
def counted_noun(evidence: Evidence) -> Iterator[Mark]:
    """Report a numeral from three to ten in the gender of what it counts: it takes the other one.

    What it finds
        ثلاثة سنوات, خمس أيام, لأربعة مرات.
    Why it matters
        Every reader of Arabic learned this rule at school.
    When it stays silent
        The gender of the singular is not certain.
    Measured
        On 38,000 words of professional translation five findings, all slips of the translators; 0.11 per 1000 words of
        seven systems' output. Recall was not measured.
    Bad
        ar: استمرت الحرب [[ثلاثة سنوات]] وانتهت في [[خمس أيام]].
    Good
        ar: استمرت الحرب ثلاث سنوات وانتهت في خمسة أيام.
    """
    feminine = {other: one for one, other in _NUMERALS.items()}
    for passage in evidence.prose:
        for numeral, noun in pairwise(passage.words):
            plain = normalise(numeral.text)
            clitic = plain[:1] if plain[:1] in "وفبلك" and plain[1:] in {*_NUMERALS, *feminine} else ""
            bare = plain.removeprefix(clitic)
            other = _NUMERALS.get(bare) or feminine.get(bare)
            if other is None or not noun.readings:
                continue
            nouns = [r for r in noun.readings if r.part_of_speech != "verb"]
            if not nouns or not all(_plain_noun(r, article=False) and r.number == "plural" for r in nouns):
                continue
            wrong = "feminine" if bare in _NUMERALS else "masculine"
            loan = any(r.stem.endswith("ات") and not r.lemma.endswith("ة") for r in nouns) and wrong == "feminine"
            if noun.readings[0] in nouns and not loan and all(r.gender == wrong for r in nouns):
                yield Mark(
                    _span(numeral, noun),
                    f"{noun.text} is {wrong} in the singular, so the numeral is {other}",
                    0.85,
                    suggestion=f"{clitic}{other} {noun.text}",
                )


@check("AGR010", "two-subjects", "agreement", "minor")
def two_subjects(evidence: Evidence) -> Iterator[Mark]:
    """Report a verb in the singular after two persons who are its subject together.

    What it finds
        Two names and a verb in the singular after them, where the names are of known people and begin the sentence,
        or where the English has "A and B" directly before the verb: بوتين وترامب يناقش.
    Why it matters
        It is a plain grammar mistake, and the verb seems to speak of one of them.
    When it stays silent
        The verb stands before the names, where it is in the singular, or words stand between.
    Measured
        No finding on 38,000 words of professional translation, 2,400 right and as many wrong translations of
        MT-GenEval: the mistake is rare, and neither precision nor recall is known.
    Bad
        ar: بوتين وترامب [[يناقش]] اتفاق السلام في موسكو.
        en: Putin and Trump discuss the peace deal in Moscow.
        ar: ماكرون وميلوني [[يبحث]] أزمة الطاقة.
    Good
        ar: بوتين وترامب يناقشان اتفاق السلام في موسكو.
        en: Putin and Trump discuss the peace deal in Moscow.
    """
    people = known_arabic(evidence)
    for passage in evidence.prose:
        for index, verb in enumerate(passage.words[1:], 1):
            reading = singular_verb(verb)
            if reading is None:
                continue
            two_people = index <= 3 and _two_people(passage.words[:index], people)
            if two_people or (is_sentence(passage) and two_names_before(passage, index)):
                form = inflect(verb.text, reading, number="dual")
                message = "two persons are the subject, so after them the verb is in the dual"
                yield Mark(Span(verb.start, verb.end, verb.text), message, 0.75, suggestion=form)


@check("AGR011", "no-subject-agrees", "agreement", "minor")
def no_subject_agrees(evidence: Evidence) -> Iterator[Mark]:
    """Report a verb at the beginning of a sentence that agrees with neither of the two nouns after it.

    What it finds
        A verb and two nouns without a preposition, one of which must be the subject, both of the other gender:
        يتبع رحلته الأخيرة محادثات.
    Why it matters
        Nothing tells which of the nouns is the subject.
    When it stays silent
        The verb may have two objects, the second noun is an adverb (in اً), or a noun may have the verb's gender.
    Measured
        No alarm on 38,000 words of professional translation; one finding, which is right, in 528 verbs changed to the
        other gender.
    Bad
        ar: [[يتبع رحلته]] الأخيرة محادثات صعبة.
    Good
        ar: تتبع رحلته الأخيرة محادثات صعبة.
    """
    for passage in evidence.prose:
        words = passage.words
        for index, verb in enumerate(words[:-2]):
            reading = singular_verb(verb)
            if reading is None or reading.passive or reading.conjunction or reading.gender is None:
                continue
            if index and words[index - 1].kind != "punctuation":
                continue
            if (
                normalise(reading.lemma) in word_list("two objects")
                or _bare_noun(words[index + 1]) != OTHER[reading.gender]
            ):
                continue
            second = _second_noun(words, index + 1)
            if second is not None and _bare_noun(second) == OTHER[reading.gender]:
                form = inflect(verb.text, reading, gender=OTHER[reading.gender])
                yield Mark(
                    _span(verb, words[index + 1]),
                    f"the verb is {reading.gender}, neither noun after it is",
                    0.7,
                    suggestion=f"{form} {words[index + 1].text}" if form else None,
                )


def _two_people(words: Sequence[Word], people: dict[str, Gender]) -> bool:
    """Whether these first words of a sentence are two known people: "A، B" or "A وB"."""
    names = [fold(word.text) for word in words if word.kind != "punctuation"]
    between = [word.text for word in words if word.kind == "punctuation"]
    if len(names) != 2 or names[0] not in people:
        return False
    return (between in (["،"], [","]) and names[1] in people) or (
        not between and names[1][:1] == "و" and names[1][1:] in people
    )


def _bare_noun(word: Word) -> Gender | None:
    """The gender of a noun without preposition, by what agrees with it; None where it may be something else."""
    nouns = [r for r in word.readings if r.part_of_speech != "verb"]
    if not nouns or word.readings[0] not in nouns or any(normalise(r.stem) in word_list("quantifiers") for r in nouns):
        return None
    if any(r.part_of_speech != "noun" or r.preposition or r.conjunction for r in nouns):
        return None
    genders = {agreeing_gender(r) for r in nouns}
    return next(iter(genders)) if len(genders) == 1 else None


def _second_noun(words: Sequence[Word], first: int) -> Word | None:
    """The noun after a noun and its adjectives that is not its possessor; None for an accusative."""
    at = first + 1
    while at < len(words) and words[at].readings and all(map(_is_bare_adjective, words[at].readings)):
        at += 1
    noun = words[first].readings[0]
    possessed = at == first + 1 and not noun.article and not noun.pronoun
    if at >= len(words) or possessed or not words[at].readings:
        return None
    accusative = words[at].readings[0].case == "accusative" or normalise(words[at].text).endswith("ا")
    return None if accusative else words[at]


def _is_bare_adjective(reading: Reading) -> bool:
    return reading.part_of_speech == "adjective" and not reading.preposition and not reading.conjunction


@check("AGR012", "pronoun-verb", "agreement", "major")
def pronoun_verb(evidence: Evidence) -> Iterator[Mark]:
    """Report a masculine verb right after إنها, لأنها or لكنها.

    What it finds
        ها attached to إن and its sisters, directly followed by a verb in the masculine: قالت إنها سيعود.
    Why it matters
        Either the pronoun or the verb speaks of the wrong person.
    When it stays silent
        The verb has an object attached, or has no subject (إنها يجب أن); after إنه any verb may follow, as the pronoun
        may stand for nothing.
    Measured
        Two findings on 38,000 words of professional translation, both slips of the translators, and two in 528 verbs
        changed to the other gender, both right.
    Bad
        ar: قالت الوزيرة [[إنها سيعود]] يوم الأحد.
    Good
        ar: قالت الوزيرة إنها ستعود يوم الأحد، وإنها يجب أن تستريح.
    """
    for passage in evidence.prose:
        words = passage.words
        for index, (word, after) in enumerate(pairwise(words)):
            pronoun = word.reading.pronoun if word.reading is not None else None
            if pronoun is None or pronoun.form != "ها" or _without_pronoun(word) not in word_list("inna"):
                continue
            apart = normalise(after.text) in _BEFORE_VERB and index + 2 < len(words)
            verb = words[index + 2] if apart else after
            reading = singular_verb(verb)
            if reading is not None and reading.gender == "masculine" and not reading.conjunction:
                yield Mark(
                    Span(word.start, verb.end, passage_text(passage, word, verb)),
                    "the pronoun is feminine, the verb masculine",
                    0.75,
                )


def _without_pronoun(word: Word) -> str:
    return normalise(word.text).removesuffix("ها").lstrip("وف").removeprefix("ب").removeprefix("ل")


def _certain_verb(word: Word) -> Reading | None:
    """The likeliest reading of a word that is a verb in the third person singular, of one gender in all readings."""
    if not word.readings:
        return None
    readings = third_person(word.readings)
    first = readings[0]
    if first.part_of_speech != "verb" or first.person != 3 or first.number != "singular":
        return None
    verbs = [r for r in readings if r.part_of_speech == "verb" and r.number == "singular"]
    return first if all(r.gender == first.gender for r in verbs) else None


def _takes_no_person(reading: Reading) -> bool:
    return reading.pronoun is None and (
        "_intr" in reading.category or normalise(reading.lemma) in word_list("subject verbs")
    )


def _person_after(verb: Word, subject: Word, people: dict[str, Gender]) -> Gender | None:
    """The gender of the person named right after a verb that cannot have a person as its object."""
    if not all(_takes_no_person(r) for r in third_person(verb.readings) if r.part_of_speech == "verb"):
        return None
    name = subject.text.lower() if subject.kind == "latin" else fold(subject.text)
    if name in people:
        return people[name]
    nouns = [r for r in subject.readings if r.part_of_speech != "proper"]
    fits = all(_plain_noun(r, article=True) and r.human and r.number == "singular" for r in nouns)
    genders = {r.gender for r in nouns}
    if not fits or len(genders) != 1 or any(normalise(r.stem) in word_list("epicene") for r in nouns):
        return None
    return next(iter(genders))


def _subject_after(verb: Reading, subject: Word) -> Gender | None:
    """The gender of the subject right after a verb that has its object attached."""
    if verb.pronoun is None or verb.pronoun.person != 3 or normalise(verb.lemma) in word_list("two objects"):
        return None
    if not subject.readings or not all(_definite(r) for r in subject.readings):
        return None
    if any(normalise(r.stem) in word_list("quantifiers") for r in subject.readings):
        return None
    if any(is_person(r) or normalise(r.stem) in word_list("epicene") for r in subject.readings if r.number == "plural"):
        return None
    genders = {agreeing_gender(r) for r in subject.readings}
    return next(iter(genders)) if len(genders) == 1 else None


def _definite(reading: Reading) -> bool:
    return reading.part_of_speech == "proper" or _plain_noun(reading, article=True)


def _plain_noun(reading: Reading, *, article: bool) -> bool:
    """A noun without clitics, with the article or without."""
    clitic = reading.preposition or reading.conjunction or reading.pronoun
    return reading.part_of_speech == "noun" and not clitic and reading.article == article


def _verb_after_nouns(words: Sequence[Word], start: int) -> Word | None:
    """The verb right after a noun for a thing that begins at `start` and the nouns and adjectives that follow it."""
    head = words[start]
    if not head.readings or not all(
        r.part_of_speech == "noun" and r.human is False and not r.pronoun and r.number != "dual" for r in head.readings
    ):
        return None
    if any(normalise(r.stem) in word_list("quantifiers") | word_list("epicene") for r in head.readings):
        return None
    at = start + 1
    while at < len(words) and at < start + 5 and words[at].readings and all(map(_in_phrase, words[at].readings)):
        at += 1
    if at < len(words) and normalise(words[at].text) in _BEFORE_VERB:
        at += 1
    if at >= len(words) or not words[at].readings:
        return None
    readings = third_person(words[at].readings)
    certain = all(r.part_of_speech == "verb" and r.person == 3 and not r.conjunction for r in readings)
    other_subject = any(r.pronoun or normalise(r.lemma) in word_list("impersonal verbs") for r in readings)
    return words[at] if certain and not other_subject else None


def _in_phrase(reading: Reading) -> bool:
    return (
        reading.part_of_speech in ("noun", "adjective", "proper")
        and not reading.preposition
        and not reading.conjunction
    )


def _described(word: Word) -> Gender | None:
    """The gender of what an adjective with the article or a relative pronoun describes."""
    if (gender := _RELATIVES.get(normalise(word.text))) is not None:
        return gender
    if not word.readings or word.readings[0].part_of_speech != "adjective":
        return None
    readings = [r for r in word.readings if r.part_of_speech != "proper"]
    another = len(readings) > 1 and readings[1].part_of_speech == "noun" and readings[1].lemma != readings[0].lemma
    if another and readings[1].stem.endswith("ة"):
        return None
    fits = all(r.article and r.number == "singular" and _in_phrase(r) for r in readings)
    genders = {r.gender for r in readings}
    return next(iter(genders)) if fits and len(genders) == 1 else None


def _nothing_agrees(words: Sequence[Word], index: int, wanted: Gender) -> bool:
    """Whether the word before `index` is a noun with the article, and no noun of its phrase has the gender."""
    before = words[index - 1]
    if not before.readings or not all(r.part_of_speech == "noun" and r.article for r in before.readings):
        return False
    if wanted == "feminine" and any(r.number == "plural" and is_person(r) for r in before.readings):
        return False
    right: Reading | None = None
    for word in reversed(words[max(0, index - 9) : index]):
        if word.kind == "punctuation":
            break
        if word.kind != "word" or not word.readings:
            return False
        reading = word.readings[0]
        if reading.part_of_speech == "verb" or (_plain_noun(reading, article=True) and _begins_phrase(right)):
            break
        if any(r.part_of_speech in ("proper", "demonstrative", "unknown", "numeral") for r in word.readings):
            return False
        genders = {agreeing_gender(r) for r in word.readings if r.part_of_speech == "noun"}
        if wanted in genders or None in genders:
            return False
        right = reading
    return True


def _begins_phrase(reading: Reading | None) -> bool:
    """Whether a noun with the article before this word is outside its phrase, as no such noun is in the construct."""
    return reading is not None and _plain_noun(reading, article=True)


def _span(first: Word, last: Word) -> Span:
    return Span(first.start, last.end, f"{first.text} {last.text}")
