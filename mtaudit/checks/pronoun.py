"""PRO: pronouns of the wrong gender."""

from __future__ import annotations

from collections.abc import Iterator

from mtaudit.checks.evidence import Evidence
from mtaudit.checks.persons import conflicts
from mtaudit.checks.registry import Mark, check
from mtaudit.document import Span

_FORMS = {"ه": "ها", "ها": "ه", "هم": "هن", "هن": "هم", "هو": "هي", "هي": "هو"}
_WHO = {"masculine": "a man", "feminine": "a woman"}


@check("PRO001", "pronoun-gender", "pronoun", "major", needs_source=True)
def pronoun_gender(evidence: Evidence) -> Iterator[Mark]:
    """Report a pronoun of the wrong gender for the person that the source speaks of.

    What it finds
        An attached or independent pronoun (قولها, لها, هي) that speaks of a person whose gender the English tells by
        he, she, his, her, by a noun such as king or spokeswoman, by a title, or by a name.
    Why it matters
        It calls a man she, or a woman he: the error that readers notice first and that newsrooms apologise for.
    When it stays silent
        The English names nobody of the other gender, or the pronoun may as well speak of something else in the
        sentence: ها of a feminine noun or of things in the plural, ه of a masculine noun.
    Measured
        With AGR001 on sentences of MT-GenEval that it was not trained on: see `benchmarks/README.md`.
    Bad
        ar: أعلن ترامب في [[خطابها]] أنه سيسافر.
        en: Trump announced in his speech that he would travel.
    Good
        ar: أعلنت الحكومة في بيانها أن الرئيس سيعود.
        en: The government announced in its statement that he would return.
    """
    for passage in evidence.prose:
        for each in conflicts(evidence).get(passage.index, ()):
            if each.shown.part not in ("pronoun", "independent"):
                continue
            word, english = passage.words[each.shown.index], passage.english[each.mention.index]
            form = each.shown.reading.pronoun.form if each.shown.reading.pronoun else word.text
            suggestion = word.text.removesuffix(form) + _FORMS[form] if form in _FORMS else None
            yield Mark(
                Span(word.start, word.end, word.text),
                f"the source speaks of {_WHO[each.mention.gender]} ({english.text}), the pronoun of"
                f" {_WHO[each.shown.gender]}",
                each.probability,
                Span(english.start, english.end, english.text),
                suggestion,
            )
