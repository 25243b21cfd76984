"""What a check may look at: the two texts, their passages, words, links and estimates.

Everything costly is worked out once for the whole document, when a check first asks for it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING

from mtaudit.align.words import Link, is_linkable
from mtaudit.arabic.misspellings import Spelling, read_spelling
from mtaudit.arabic.numbers import find_numbers as find_arabic_numbers
from mtaudit.arabic.syntax import Syntax, read_syntax
from mtaudit.arabic.words import Word
from mtaudit.backtranslation.estimate import Returned
from mtaudit.backtranslation.text import BackTranslated, chrf
from mtaudit.backtranslation.together import together
from mtaudit.checks.bitext import PORTION, Bitext
from mtaudit.checks.number_pairs import NumberPairs, pair_numbers
from mtaudit.checks.unlisted import is_far, unlisted
from mtaudit.document import Document, SegmentKind, Span, Token
from mtaudit.encode.sentences import Runs, Vectors, encode_runs
from mtaudit.english.numbers import find_numbers as find_english_numbers
from mtaudit.estimate import Estimate
from mtaudit.estimate.witnesses import Testimony
from mtaudit.finding import Finding
from mtaudit.grammar import Gender
from mtaudit.meaning.phrases import Placed
from mtaudit.meaning.senses import Choice
from mtaudit.names.glossary import Glossary
from mtaudit.names.renderings import PassageNames
from mtaudit.names.spellings import Spellings, read_spellings
from mtaudit.people.conflicts import conflicts
from mtaudit.people.referents import Suspect
from mtaudit.people.roster import Roster, read_roster
from mtaudit.people.speakers import Saying, read_sayings
from mtaudit.quantity import Quantity
from mtaudit.translate import TranslationModel
from mtaudit.units import Measure, measures

if TYPE_CHECKING:
    from mtaudit.checks.minimal_pairs import Kind, Verdict
    from mtaudit.checks.missing import Missing
    from mtaudit.checks.returned import Lost


ANOTHER, FEWEST = 0.2, 6
"""Similarity below which two sides with so many words each say different things: of 2,584 passages of four systems and
of translators, those that render their source have 0.28 or more, the three that stand beside another one 0.16 or
less."""


@dataclass(frozen=True)
class Passage:
    """One bead of the alignment: a piece of the target with the source that it renders.

    `target` is None where the source was dropped, `source` is None where the target has no counterpart (always, when
    no source was given: `Evidence.source` tells). All offsets are into the documents. A passage whose `kind` is
    `furniture` is no prose. `anchor` is the target offset at which the content of a dropped passage belongs.
    """

    index: int
    bitext: Bitext
    target: Span | None
    source: Span | None
    kind: SegmentKind = "prose"
    back_translations: tuple[BackTranslated, ...] = ()
    similarity: float | None = None
    anchor: int = 0

    @cached_property
    def round_trip_chrfs(self) -> tuple[float | None, ...]:
        """How like the source each back-translation is; None for one that is no evidence."""
        return tuple(
            chrf(each.text, self.source.text) if each.is_evidence and self.source else None
            for each in self.back_translations
        )

    @cached_property
    def round_trip_chrf(self) -> float | None:
        """How like the source the back-translations are together; None where none is evidence."""
        found = [each for each in self.round_trip_chrfs if each is not None]
        return sum(found) / len(found) if found else None

    @property
    def returns(self) -> tuple[Returned, ...]:
        """What came back of the source, by every back-translation that is evidence."""
        return self.bitext.worked_out[self.index].returns

    @property
    def testimony(self) -> Testimony | None:
        """What other translations of the source say of the Arabic words; None where there are none."""
        return self.bitext.worked_out[self.index].testimony

    @cached_property
    def returned(self) -> Returned | None:
        """The first of `returns` as the others see it; None where no back-translation is evidence."""
        return together(self.returns) if self.returns else None

    def marked(self, finding: Finding) -> list[int]:
        """The indices of the Arabic words that a finding marks, none for an omission."""
        return [j for j, word in enumerate(self.words) if finding.start < word.end and word.start < finding.end]

    @property
    def words(self) -> tuple[Word, ...]:
        """The Arabic tokens with their ranked readings."""
        return self.bitext.arabic[self.index]

    @property
    def english(self) -> tuple[Token, ...]:
        """The tokens of the source."""
        return self.bitext.english[self.index]

    @cached_property
    def arabic_numbers(self) -> tuple[Quantity, ...]:
        """The numbers of the target."""
        return find_arabic_numbers(self.words)

    @cached_property
    def english_numbers(self) -> tuple[Quantity, ...]:
        """The numbers of the source."""
        return find_english_numbers(self.english)

    @cached_property
    def arabic_measures(self) -> tuple[Measure, ...]:
        """The numbers of the target that have a unit, with it."""
        return measures(self.arabic_numbers, self.words, "ar")

    @cached_property
    def english_measures(self) -> tuple[Measure, ...]:
        """The numbers of the source that have a unit, with it."""
        return measures(self.english_numbers, self.english, "en")

    @cached_property
    def number_pairs(self) -> NumberPairs:
        """Which numbers of the two sides stand for one another."""
        return pair_numbers(self)

    @property
    def links(self) -> tuple[Link, ...]:
        """Word links, as indices into `english` and `words`, sorted."""
        return self.bitext.worked_out[self.index].links

    @property
    def firm_links(self) -> frozenset[Link]:
        """Those that are more probable than not."""
        return self.bitext.worked_out[self.index].firm

    @cached_property
    def unlisted(self) -> tuple[Link, ...]:
        """Those of which the dictionary has the English word and not the Arabic one."""
        return tuple(unlisted(self))

    @cached_property
    def far(self) -> frozenset[Link]:
        """Those of `unlisted` whose Arabic word is nothing that may stand for the English one."""
        return frozenset((i, j) for i, j in self.unlisted if is_far(self, i, j))

    @property
    def phrases(self) -> tuple[Placed, ...]:
        """The English expressions of the lexicon, each with the indices of its words."""
        return self.bitext.expressions[self.index].phrases

    @property
    def terms(self) -> tuple[Placed, ...]:
        """The terms of the lexicon in the English, each with the indices of its words."""
        return self.bitext.expressions[self.index].terms

    @property
    def well_rendered(self) -> frozenset[int]:
        """The English words of expressions and terms of which a good rendering stands in the Arabic."""
        return self.bitext.well_rendered[self.index]

    @property
    def senses(self) -> Mapping[int, Choice]:
        """The senses that the sentence shows of English words that have several, by the index of the word."""
        return self.bitext.worked_out[self.index].senses

    @property
    def estimate(self) -> Estimate | None:
        """Per-word probabilities of error; None where a side is missing."""
        return self.bitext.worked_out[self.index].estimate

    @cached_property
    def is_another(self) -> bool:
        """Whether the target says something else than the source beside it altogether."""
        sizes = (sum(token.kind == "word" for token in tokens) for tokens in (self.english, self.words))
        return self.similarity is not None and self.similarity < ANOTHER and min(sizes) >= FEWEST

    @property
    def is_sentence(self) -> bool:
        """Whether both sides have words and are no longer than a sentence can be."""
        return is_linkable(self.english, self.words)

    @cached_property
    def syntax(self) -> Syntax:
        """The clauses of the target: what agrees with what."""
        return read_syntax(self.words)

    def linked_english(self, word_index: int) -> tuple[Token, ...]:
        """The English tokens linked to one Arabic word, in order."""
        return tuple(self.english[i] for i, j in self.links if j == word_index)


@dataclass(frozen=True, eq=False)
class Evidence:
    """All that is known of one document before the checks run; `passages[k].index == k`."""

    target: Document
    source: Document | None
    passages: tuple[Passage, ...]
    bitext: Bitext
    glossary: Glossary | None = None
    model: TranslationModel | None = None
    """One that scores, if that translates back."""

    @cached_property
    def verdicts(self) -> Mapping[tuple[Kind, int, int], Verdict]:
        """What the model says of single words, by kind, passage and first word; nothing without one that scores."""
        if self.model is None:
            return {}
        from mtaudit.checks.minimal_pairs import judge

        found: dict[tuple[Kind, int, int], Verdict] = {}
        for verdict in judge(self.prose, self.model):
            key = verdict.pair.kind, verdict.pair.passage.index, verdict.pair.first
            if key not in found or verdict.answer.gain > found[key].answer.gain:
                found[key] = verdict
        return found

    def passage_of(self, finding: Finding) -> Passage | None:
        """The passage that a finding is in, None where it is in none."""
        return None if finding.segment is None else self.passages[finding.segment]

    @cached_property
    def lost(self) -> tuple[Lost, ...]:
        """The words of the source that surely did not come back, by a back-translation that is evidence."""
        from mtaudit.checks.returned import lost_words

        return tuple(lost_words(self))

    @cached_property
    def missing(self) -> tuple[Missing, ...]:
        """The words of the source that seem to be missing, for each passage whose words can be told apart."""
        from mtaudit.checks.missing import missing_words

        return tuple(missing_words(self))

    @cached_property
    def prose(self) -> tuple[Passage, ...]:
        """The passages that have a target and are not furniture."""
        return tuple(p for p in self.passages if p.target is not None and p.kind != "furniture")

    @property
    def names(self) -> tuple[PassageNames, ...]:
        """The names of every passage and their renderings."""
        return self.bitext.names

    @cached_property
    def target_vectors(self) -> Mapping[int, Vectors]:
        """Sentence vectors of the passages that have a target, by index."""
        return _vectors({p.index: p.target.text for p in self.passages if p.target}, self.bitext.target_runs)

    @cached_property
    def source_vectors(self) -> Mapping[int, Vectors]:
        """Sentence vectors of the passages that have a source, by index."""
        return _vectors({p.index: p.source.text for p in self.passages if p.source}, self.bitext.source_runs)

    @cached_property
    def spellings(self) -> Spellings:
        """How the names of the document are written in it."""
        return read_spellings((p.english, self.names[p.index]) for p in self.prose)

    @cached_property
    def conflicts(self) -> Mapping[int, list[Suspect]]:
        """The words of each passage that are probably of the wrong gender for a person of the source, by its index."""
        asked = [p.index for p in self.prose if p.is_sentence]
        return conflicts(
            self.bitext.english, self.bitext.arabic, lambda index: self.bitext.worked_out[index].links, asked
        )

    @cached_property
    def spelling(self) -> Spelling:
        """How the text spells: the misspelled words of every passage of `prose`."""
        return read_spelling([passage.words for passage in self.prose])

    @cached_property
    def people(self) -> Roster:
        """The persons whom the texts name, and who of them is a man or a woman."""
        return read_roster(self.bitext.english, self.bitext.arabic, [each.renderings for each in self.names])

    @cached_property
    def sayings(self) -> tuple[tuple[Passage, Saying], ...]:
        """The words that tell by their gender who speaks (قولها, وأضافت), with their passages."""
        found = read_sayings((p.words, self.people.passages[p.index]) for p in self.prose)
        return tuple((passage, said) for passage, of_it in zip(self.prose, found, strict=True) for said in of_it)

    @property
    def arabic_people(self) -> Mapping[str, Gender]:
        """The genders of the persons whom the Arabic text names, by one word of the name as `fold` spells it."""
        return self.people.known


def _vectors(texts: Mapping[int, str], known: Runs | None) -> dict[int, Vectors]:
    """The vector of each text; what is summed up for them (6 KB a text) is there for a portion at a time only."""
    each = list(texts.values())
    portions = (encode_runs(each[first : first + PORTION], known).vectors(1) for first in range(0, len(each), PORTION))
    return dict(zip(texts, chain.from_iterable(portions), strict=True))
