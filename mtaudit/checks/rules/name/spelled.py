"""NAM: abbreviations that are spelled out by other letters."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mtaudit.checks import Evidence, Mark, Passage, check
from mtaudit.checks.linked import target_text
from mtaudit.message import say
from mtaudit.names.letters import is_name_of, letter_names, spelled_runs

_SHORTEST, _LONGEST = 3, 5
"""Letters of an abbreviation that is spelled out: longer ones are said as words, two may stand together by chance."""


@check("NAM011", "misspelled-abbreviation", "name", "major", needs_source=True)
def misspelled_abbreviation(evidence: Evidence) -> Iterator[Mark]:
    """Report an abbreviation that is spelled out by other letters than its own.

    What it finds
        Names of letters in the place of an English abbreviation of as many letters, and one of them is another letter.
    Why it matters
        It is another broadcaster, company or agency.
    When it stays silent
        The letters are those of another abbreviation of the sentence, or are more or fewer.
    Bad
        ar: قال المدير لقناة [[إن بي سي]] إن الشركة ستغلق المصنع.
        en: The director told CBC that the company would close the factory.
    Good
        ar: قال المدير لقناة سي بي سي إن الشركة ستغلق المصنع.
        en: The director told CBC that the company would close the factory.
    """
    for passage in evidence.prose:
        short = [i for i, token in enumerate(passage.english) if _is_abbreviation(token.text)]
        if not short:
            continue
        for run in spelled_runs(passage.words):
            # The last word may be no letter: قالت بي بي سي إن
            found = [(i, part) for part in (run, run[:-1]) for i in short if len(passage.english[i].text) == len(part)]
            # في is the name of a letter and a preposition
            behind = run[1:] if passage.words[run[0]].text == "في" else ()
            spelled = [*found, *((i, part) for part in (behind, behind[:-1]) for i in short if part)]
            if any(len(passage.english[i].text) == len(part) and _spells(passage, i, part) for i, part in spelled):
                continue
            linked = next(((i, part) for i, part in found if any((i, j) in passage.links for j in part)), None)
            if linked is not None:
                token, words = passage.english[linked[0]], [passage.words[j] for j in linked[1]]
                yield Mark(
                    words,
                    say("{word} does not spell {name}", word=target_text(passage, words), name=token.text),
                    0.8,
                    source=token,
                    suggestion=" ".join(letter_names()[letter][0] for letter in token.text),
                )


def _spells(passage: Passage, index: int, run: Sequence[int]) -> bool:
    return all(map(is_name_of, passage.english[index].text, (passage.words[j].text for j in run)))


def _is_abbreviation(text: str) -> bool:
    return _SHORTEST <= len(text) <= _LONGEST and text.isascii() and text.isalpha() and text.isupper()
