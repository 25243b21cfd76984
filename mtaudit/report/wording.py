"""Every word that the HTML pages say of their own, by a key; what checks say comes from the checks.

A text may hold `{name}` for a value. A text that depends on a number is a mapping from the plural categories of the
language (CLDR: one, two, few, many, other) to texts, and `{count}` is the number. Scripts get the same texts.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from babel import Locale

from mtaudit.language import Language

Text = str | Mapping[str, str]

ENGLISH: Mapping[str, Text] = {
    "product": "audit of a machine translation",
    "skip": "Skip to the article",
    "summary": "Summary",
    "verdict.critical": "Do not publish as it is",
    "verdict.major": "Fix before publishing",
    "verdict.minor": "Only small things to fix",
    "verdict.clean": "Nothing found",
    "found": "{findings} in {passages}, {words}.",
    "nothing found": "No finding in {passages}, {words}. That is no proof of a good translation.",
    "findings": {"one": "{count} finding", "other": "{count} findings"},
    "sentences": {"one": "{count} sentence", "other": "{count} sentences"},
    "words": {"one": "{count} word", "other": "{count} words"},
    "penalty per 1000": "MQM penalty per 1000 words",
    "no source": (
        "No source was given: what is missing, added or mistranslated can only be found with the English text."
    ),
    "translated by": "Back-translated by {model}, which has not seen the source.",
    "glossed by": (
        "The back-translation is a word-by-word gloss from a lexicon ({model}): not fluent English, only a help to "
        "read the Arabic."
    ),
    "severity.critical": "critical",
    "severity.major": "major",
    "severity.minor": "minor",
    "category.name": "name",
    "category.untranslated": "untranslated",
    "category.pronoun": "pronoun",
    "category.agreement": "agreement",
    "category.number": "number",
    "category.negation": "negation",
    "category.omission": "omission",
    "category.addition": "addition",
    "category.mistranslation": "mistranslation",
    "category.grammar": "grammar",
    "category.word-order": "word order",
    "category.repetition": "repetition",
    "category.terminology": "terminology",
    "category.punctuation": "punctuation",
    "state.open": "open",
    "state.later": "later",
    "state.accepted": "accepted",
    "state.edited": "edited",
    "state.dismissed": "dismissed",
    "read first": "Read these sentences first",
    "risk": "{share} of the words may be gravely wrong",
    "index": "Findings",
    "weak": "weak",
    "weak note": "More likely wrong than right: open them only if there is time.",
    "article": "The article",
    "furniture": "Around the article: not audited as prose",
    "missing": "something is missing here",
    "nothing in target": "Nothing in the Arabic",
    "nothing in source": "Nothing in the source",
    "desk": "Finding and sentence",
    "finding": "Finding {number}",
    "sentence": "Sentence {number}",
    "sure": "{share} sure",
    "sure note": "estimated probability that this finding is right",
    "write": "Write",
    "why": "Why",
    "rule": "Rule",
    "source": "Source",
    "back-translation": "Back-translation",
    "gloss": "Word-by-word gloss (not fluent English)",
    "not back": "did not come back",
    "from nowhere": "nothing in the source accounts for this",
    "rules": "The rules behind these findings",
    "section.What it finds": "What it finds",
    "section.Why it matters": "Why it matters",
    "section.When it stays silent": "When it stays silent",
    "section.Measured": "Measured",
    "weights": "Weights after MQM:",
    "penalty": "Penalty {penalty} over {words}.",
    "penalty in parts": "Penalty {penalty} over {words}: {findings} for findings, {risk} expected for other words.",
    "signature": "Signature",
    "articles": "Articles",
    "previous article": "Previous article",
    "next article": "Next article",
    "all articles": "All articles",
    "article count": {"one": "{count} article", "other": "{count} articles"},
    "skip to table": "Skip to the table",
    "charts": "Charts",
    "by category": "Findings by category",
    "penalty in order": "MQM penalty per 1000 words, in the order of the articles",
    "penalty over time": "MQM penalty per 1000 words, over time",
    "highest": "highest: {value}",
    "search articles": "Search by name",
    "number": "No.",
    "article name": "Article",
    "risk share": "Words that may be gravely wrong",
    "given": "given",
    "not given": "none",
    "day": "Date",
    "to decide": "Left to decide",
    "not audited": "could not be audited",
    "corpus told": "What the corpus tells",
    "errors": {"one": "{count} article not audited", "other": "{count} articles not audited"},
    "interval": "{value} ({low} to {high})",
    "word count": "Words",
    "findings per 1000": "Findings per 1000 words",
    "by rule": "Findings by rule",
    "by column": "By {column}",
    "two corpora": "Two corpora",
    "corpus.results": "these results",
    "corpus.against": "those they are held against",
    "not told": "not told",
    "difference": "{one}: {value} more than {other} ({low} to {high}), p = {p}, {basis}",
    "paired": {"one": "on {count} article that both have", "other": "on {count} articles that both have"},
    "apart": "on different articles",
    "worst articles": "Articles with the highest penalty",
    "wrong forms": "Wrong names and terms",
    "english": "English",
    "written": "Written",
    "tools": "Tools",
    "decide": "Decide",
    "move": "Move",
    "previous": "Previous finding",
    "next": "Next finding",
    "previous-sentence": "Previous sentence",
    "next-sentence": "Next sentence",
    "accept": "Accept",
    "dismiss": "Dismiss",
    "later": "Later",
    "edit": "Edit",
    "everywhere": "Dismiss everywhere",
    "everywhere note": "this rule for this word, in the whole article and in new reports of it",
    "undo": "Undo",
    "copy": "Copy corrected text",
    "save": "Save corrected text",
    "list": "Copy findings as a list",
    "decisions": "Save decisions",
    "open": "Open decisions",
    "shade": "Shading",
    "theme": "Dark or light",
    "help": "Help",
    "close": "Close",
    "lower": "Lower this sheet",
    "more": "Save and copy",
    "search": "Search",
    "filters": "What to show",
    "clear": "Show all",
    "severity": "Severity",
    "category": "Category",
    "state": "State",
    "only sentence": "Only sentence {number}",
    "hand": "The sentence, to edit by hand",
    "keep": "Keep",
    "cancel": "Cancel",
    "at": "{at} of {all}",
    "none shown": "No finding to show",
    "left": {"one": "{count} left to decide", "other": "{count} left to decide"},
    "all decided": "All decided",
    "help keys": "Keys",
    "help note": "The keys are places on the keyboard: they work with an Arabic layout too. Every key is a button.",
    "help place": (
        "Decisions are kept in this browser and come back when the page, or a new report of the corrected text, is "
        "opened here. Nothing leaves this computer."
    ),
    "keys on": "Use single keys",
    "said accepted": "Accepted: {text}",
    "said dismissed": "Dismissed",
    "said later": "Put off",
    "said edited": "Sentence edited",
    "said reopened": "Open again",
    "said everywhere": {"one": "{count} finding dismissed", "other": "{count} findings dismissed"},
    "said undone": "Undone",
    "said nothing to undo": "Nothing to undo",
    "said copied": "Copied",
    "said not copied": "The browser does not let this page copy: use Save",
    "said no suggestion": "There is no suggestion here: edit the sentence",
    "said overlap": "Another change touches these words: edit the sentence",
    "said carried": {
        "one": "{count} decision brought over from the earlier report",
        "other": "{count} decisions brought over from the earlier report",
    },
    "said opened": {"one": "{count} decision opened", "other": "{count} decisions opened"},
    "said no decisions": "This file holds no decisions",
    "said not kept": "This browser keeps nothing for this page: save the decisions before you close it",
    "said shade on": "Words worth a look are shaded",
    "said shade off": "Words worth a look are not shaded",
}

ARABIC_FORMS = ("zero", "one", "two", "few", "many", "other")
"""The plural categories in the order of the forms of gettext."""


@dataclass(frozen=True)
class Wording:
    """The texts of one language, and how it writes numbers."""

    said_in: Language
    texts: Mapping[str, Text]

    def __call__(self, key: str, count: int | None = None, **values: object) -> str:
        """The text of a key, with its values; with `count`, in the form that the number asks for."""
        text = self.texts[key]
        if not isinstance(text, str):
            text = text.get(Locale.parse(self.said_in.locale).plural_form(count or 0)) or text["other"]
        return text.format(**({} if count is None else {"count": self.number(count)}), **values)

    def number(self, value: float, form: str | None = None) -> str:
        """A number as the language writes it."""
        return self.said_in.number(value, form)

    def share(self, probability: float) -> str:
        """A probability for people: never more than 99 %, for no check is certain."""
        return self.said_in.percent(min(probability, 0.99))

    @property
    def language(self) -> str:
        """The language as HTML and scripts name it, with its country: `ar-EG`."""
        return self.said_in.locale.replace("_", "-")

    @property
    def direction(self) -> str:
        """Where a line begins."""
        return self.said_in.direction


def wording(locale: str) -> Wording:
    """The texts in a language, with the numerals of its country."""
    language = Language(locale)
    texts = ENGLISH if language == Language() else {key: _in(language, text) for key, text in ENGLISH.items()}
    return Wording(language, texts)


def _in(language: Language, text: Text) -> Text:
    if isinstance(text, str):
        return language.translated(text)
    forms = language.forms(text["one"], text["other"])
    return dict(zip(ARABIC_FORMS if len(forms) > 2 else ("one", "other"), forms, strict=True))
