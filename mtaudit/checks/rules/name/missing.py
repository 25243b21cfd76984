"""NAM: names that the Arabic leaves out."""

from __future__ import annotations

from collections.abc import Container, Iterator

from mtaudit.checks import Evidence, Mark, Passage, check
from mtaudit.checks.linked import source_text
from mtaudit.checks.rules.name.mismatch import is_meant, mismatches
from mtaudit.checks.suggestion import suggest
from mtaudit.document import gap
from mtaudit.message import say
from mtaudit.names.gazetteer import is_calendar, occurrence
from mtaudit.names.likeness import UNLIKE, best_similarity
from mtaudit.names.renderings import MOST_NAMES, Rendering
from mtaudit.names.search import RENDERED

_RUN_TOGETHER = 15
"""Letters of a word from which it is several without spaces: names may be within."""

_FAINT = 0.01
"""Similarity from which a word may be what is left of a name."""


@check("NAM003", "missing-name", "name", "minor", needs_source=True)
def missing_name(evidence: Evidence) -> Iterator[Mark]:
    """Report a name of the source that the Arabic leaves out.

    What it finds
        A name of the source that nothing in the Arabic sentence renders and that no Arabic word is linked to.
    Why it matters
        The reader does not learn who or where it was.
    When it stays silent
        The name is rendered in the sentence before or after (a pronoun or a title may stand for it), it is capitalised
        only because it begins a sentence, or it is an abbreviation.
    Bad
        ar: وصل الوزير إلى [[]]باريس يوم الخميس ثم عاد.
        en: The minister arrived in Lyon and Paris on Thursday and went back.
    Good
        ar: وصل الوزير إلى ليون وباريس يوم الخميس ثم عاد.
        en: The minister arrived in Lyon and Paris on Thursday and went back.
    """
    for position, passage in enumerate(evidence.passages):
        if passage.source is None or passage.target is None or passage.kind != "prose":
            continue
        names = evidence.names[passage.index]
        told = {each.rendering for each in mismatches(passage, names)}
        rendered = {at for each in names.renderings if each.words for at in range(*each.words)}
        if any(len(word.text) > _RUN_TOGETHER for word in passage.words if word.kind == "word"):
            continue
        if len(names.renderings) > MOST_NAMES:
            continue
        near = [p for p in evidence.passages[max(0, position - 1) : position + 2] if p.index != passage.index]
        for each in names.renderings:
            if (
                each not in told
                and not is_meant(passage, each, names)
                and _is_dropped(passage, each, rendered)
                and not any(_renders(evidence, p, each, passage) for p in near)
            ):
                tokens = passage.english[each.first : each.last]
                name = source_text(passage, tokens)
                yield Mark(
                    gap(_place(passage, each)),
                    say("{name} is missing", name=name),
                    0.7,
                    source=tokens,
                    suggestion=suggest(evidence, name, each.forms),
                    evidence={"english": name},
                )


def _is_dropped(passage: Passage, rendering: Rendering, rendered: Container[int]) -> bool:
    """Whether a certain name, and no adjective or date, is neither rendered nor linked to a word that is left."""
    tokens = passage.english
    text, after = tokens[rendering.first].text, tokens[rendering.last].text if rendering.last < len(tokens) else ""
    return (
        rendering.words is None
        and rendering.kind == "name"
        and len(text) > 3
        and after != "-"
        and rendering.score < UNLIKE
        and not any(all(form.open_ended) for form in rendering.forms)
        and not is_calendar(text)
        and (rendering.forms or not _is_aside(passage, rendering.first))
        and not any(rendering.first <= i < rendering.last and j not in rendered for i, j in passage.links)
        and not any(best_similarity(text, word.text) > _FAINT for word in passage.words if word.kind == "word")
    )


def _is_aside(passage: Passage, index: int) -> bool:
    """Whether a word begins a sentence, so that its capital means little, or stands in brackets."""
    before = [token.text for token in passage.english[:index]]
    return not before or before[-1] in {".", "!", "?", '"', "“"} or before.count("(") > before.count(")")


def _renders(evidence: Evidence, passage: Passage, rendering: Rendering, home: Passage) -> bool:
    """Whether a passage renders a name of another one."""
    arabic = evidence.names[passage.index].arabic
    text = home.english[rendering.first].text
    return any(occurrence(form, arabic.cores) for form in rendering.forms) or arabic.by_letters(text).score >= RENDERED


def _place(passage: Passage, rendering: Rendering) -> int:
    """The end of the word that is linked to the nearest English word before the name."""
    before = max(((i, j) for i, j in passage.links if i < rendering.first), default=None)
    if before is None or before[1] + 1 >= len(passage.words):
        return passage.words[0].start if passage.words else passage.anchor
    return passage.words[before[1] + 1].start
