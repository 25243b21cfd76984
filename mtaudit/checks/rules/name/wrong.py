"""NAM: another name in the place of the one in the source."""

from __future__ import annotations

from collections.abc import Iterator, Set

from mtaudit.checks import Evidence, Mark, Passage, check
from mtaudit.checks.rules.name.mismatch import all_mismatches, is_garbled, is_meant, mismatch_mark
from mtaudit.checks.suggestion import suggest
from mtaudit.message import say
from mtaudit.names.gazetteer import is_calendar, known_as, single


@check("NAM002", "wrong-name", "name", "major", needs_source=True)
def wrong_name(evidence: Evidence) -> Iterator[Mark]:
    """Report another name in the place of the one in the source.

    What it finds
        A name of the source that no Arabic word of the sentence renders, and in its place an unknown word, or a name,
        that renders nothing in the source; or another name that the gazetteer knows (Austria for Australia).
    Why it matters
        The article says something of the wrong person or place.
    When it stays silent
        The word explains itself by another English word, or the name is rendered elsewhere in the sentence.
    Bad
        ar: التقى الرئيس الروسي بالمبعوث [[بارانديا]] في موسكو.
        en: The Russian president met the envoy, Witkoff, in Moscow.
        ar: وصل وزير الخارجية [[النمساوي]] أمس.
        en: The Australian foreign minister arrived yesterday.
    Good
        ar: وصل وزير الخارجية الأسترالي أمس.
        en: The Australian foreign minister arrived yesterday.
        ar: التقى الرئيس الروسي بالمبعوث ويتكوف في موسكو.
        en: The Russian president met the envoy, Witkoff, in Moscow.
    """
    for passage, mismatch in all_mismatches(evidence):
        if not is_garbled(passage, mismatch):
            yield mismatch_mark(evidence, passage, mismatch, garbled=False)
    for passage in evidence.prose:
        if passage.source is not None:
            yield from _others(evidence, passage)


def _others(evidence: Evidence, passage: Passage) -> Iterator[Mark]:
    """Names of the gazetteer in whose place a form of another one stands, which the source does not have."""
    names = evidence.names[passage.index]
    english = {token.text.lower() for token in passage.english}
    for each in names.renderings:
        name = passage.english[each.first].text
        if each.words is not None or each.last - each.first > 1 or is_calendar(name) or is_meant(passage, each, names):
            continue
        ours = {form.words[0] for form in single(name.lower())}
        for j in (j for i, j in sorted(passage.firm_links) if i == each.first):
            found = known_as(names.arabic.cores[j])
            theirs = {form.words[0] for other in found for form in single(other)}
            if ours and found and found.isdisjoint(english) and not _are_alike(ours, theirs):
                yield Mark(
                    passage.words[j],
                    say("{word} stands in the place of {name}", word=passage.words[j].text, name=name),
                    0.8,
                    source=[passage.english[each.first]],
                    suggestion=suggest(evidence, name, each.forms),
                    evidence={"english": name, "found": passage.words[j].text},
                )
                break


def _are_alike(ours: Set[str], theirs: Set[str]) -> bool:
    """Whether two names share a form, or one of them derives from the other: مقدونيا, مقدوني."""
    return any(one.startswith(other) or other.startswith(one) for one in ours for other in theirs)
