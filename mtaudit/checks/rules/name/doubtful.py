"""NAM: names that the estimator takes for wrong."""

from __future__ import annotations

from collections.abc import Iterator

from mtaudit.checks import Evidence, Mark, check
from mtaudit.checks.linked import source_text
from mtaudit.checks.suggestion import suggest
from mtaudit.checks.wrong_runs import is_name, peak, rendered_by, wrong_runs
from mtaudit.message import say
from mtaudit.names.gazetteer import single


@check("NAM012", "doubtful-name", "name", "minor", needs_source=True)
def doubtful_name(evidence: Evidence) -> Iterator[Mark]:
    """Report a word that probably does not render the name in its place.

    What it finds
        An Arabic word in the place of a word with a capital within the English sentence, of a name or a title, that the
        estimator, reading both sentences, takes for wrong.
    Why it matters
        Part of a name that is spoiled spoils it whole.
    When it stays silent
        The word renders a name of the source, or any word of it that the dictionary has; or the probability is below
        the thresholds of MIS001, which speaks of other words. Where another rule says what is wrong, that rule speaks.
    Bad
        ar: قدم الحلقة الأخيرة من برنامج [[ريفينبو]] المعلم المتقاعد.
        en: A retired teacher presented the last episode of Rainbow.
    Good
        ar: قدم الحلقة الأخيرة من برنامج رينبو المعلم المتقاعد.
        en: A retired teacher presented the last episode of Rainbow.
    """
    for passage in evidence.prose:
        for run in wrong_runs(evidence, passage):
            if is_name(passage, run):
                word, english = passage.words[peak(passage, run)], rendered_by(passage, run)
                name = source_text(passage, english)
                yield Mark(
                    word,
                    say("{word} probably does not render {name}", word=word.text, name=name),
                    round(run.peak, 3),
                    source=english,
                    suggestion=suggest(evidence, name, single(name.lower())),
                )
