"""AGR: verbs, adjectives and nouns that do not agree with what they belong to."""

from __future__ import annotations

from collections.abc import Iterator

from mtaudit.checks.evidence import Evidence
from mtaudit.checks.persons import conflicts
from mtaudit.checks.registry import Mark, check
from mtaudit.document import Span

_WHO = {"masculine": "a man", "feminine": "a woman"}


@check("AGR001", "person-gender", "agreement", "major", needs_source=True)
def person_gender(evidence: Evidence) -> Iterator[Mark]:
    """Report a verb, noun or adjective of the wrong gender for the person that the source speaks of.

    What it finds
        A verb (ظهرت), a noun for a person (الممثل), an adjective or a relative pronoun that speaks of a person whose
        gender the English tells by he, she, his, her, by a noun such as king or spokeswoman, by a title, or by a
        name.
    Why it matters
        It makes a woman of a man, or a man of a woman.
    When it stays silent
        The English names nobody of the other gender, or the word may as well belong to something else in the
        sentence.
    Measured
        With PRO001 on sentences of MT-GenEval that it was not trained on: see `benchmarks/README.md`.
    Bad
        ar: [[وصلت]] إلى موسكو يوم الجمعة ثم [[التقت]] نظيره الروسي.
        en: He arrived in Moscow on Friday and then met his Russian counterpart.
    Good
        ar: قالت الوزارة إن الرئيس وصل إلى موسكو.
        en: The ministry said that he had arrived in Moscow.
    """
    for passage in evidence.prose:
        for each in conflicts(evidence).get(passage.index, ()):
            if each.shown.part in ("pronoun", "independent"):
                continue
            word, english = passage.words[each.shown.index], passage.english[each.mention.index]
            yield Mark(
                Span(word.start, word.end, word.text),
                f"the source speaks of {_WHO[each.mention.gender]} ({english.text}), this word of"
                f" {_WHO[each.shown.gender]}",
                each.probability,
                Span(english.start, english.end, english.text),
            )
