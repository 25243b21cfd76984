"""What a reader is told, in the reader's language.

English is what the code says. Every other language has a catalogue in `mtaudit/data/locale`: a file of gettext, read as
it is. Templates are those of `str.format`, with names: another language puts the values where it wants them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

from mtaudit.errors import UnknownLanguageError
from mtaudit.message import Counted, Message, Value
from mtaudit.resources import FOLDER

LANGUAGES = ("en", "ar")
LOCALE = FOLDER / "locale"


@dataclass(frozen=True, slots=True)
class Language:
    """English or another language, with the numerals of a country: `ar_EG` writes ٣, `ar_MA` writes 3."""

    locale: str = "en"

    @property
    def code(self) -> str:
        """What HTML calls it: `ar`."""
        return self.locale.partition("_")[0]

    @property
    def direction(self) -> Literal["ltr", "rtl"]:
        """Where a line begins."""
        return "rtl" if self.code == "ar" else "ltr"

    def gettext(self, template: str, /, **values: Value) -> str:
        """The template in this language, with its values."""
        return self._filled(self.translated(template), values)

    def ngettext(self, singular: str, plural: str, count: int, /, **values: Value) -> str:
        """The same of `{count}` things."""
        form = int(count != 1) if self.code == "en" else _catalogue(self.code).rule(count)
        return self._filled(self.forms(singular, plural)[form], {"count": count, **values})

    def translated(self, template: str) -> str:
        """The template in this language, without values."""
        return template if self.code == "en" else _catalogue(self.code).sentences.get(template, template)

    def forms(self, singular: str, plural: str) -> tuple[str, ...]:
        """The templates for counted things: of English two, of another language as many as it has plurals."""
        return (singular, plural) if self.code == "en" else _catalogue(self.code).counted[singular]

    def message(self, text: str) -> str:
        """What a message says; as it is where no template of ours made it."""
        if self.code != "en" and isinstance(text, Counted):
            return self.ngettext(text.template, text.plural, int(text.values["count"]))
        if self.code == "en" or not isinstance(text, Message) or not is_known(text.template):
            return str(text)
        try:
            return self.gettext(text.template, **text.values)
        except KeyError:  # a file that somebody else wrote lacks values
            return str(text)

    def listed(self, parts: Iterable[str]) -> str:
        """Parts with commas between."""
        return ("، " if self.code == "ar" else ", ").join(parts)

    def number(self, value: float, form: str | None = None) -> str:
        """A number as the country writes it, with two decimals at most, or in a form of Unicode's (`#,##0.0`)."""
        from babel.numbers import format_decimal

        return self._in_digits(format_decimal(value, form or "#,##0.##", self.locale, numbering_system="default"))

    def percent(self, share: float) -> str:
        """A share in whole hundredths."""
        from babel.numbers import format_percent

        return self._in_digits(format_percent(share, locale=self.locale, numbering_system="default"))

    def _in_digits(self, number: str) -> str:
        """Babel knows the separators of a country, and leaves the digits to us."""
        from babel import Locale

        return number.translate(_INDIC) if Locale.parse(self.locale).default_numbering_system == "arab" else number

    def _filled(self, template: str, values: Mapping[str, Value]) -> str:
        return template.format(**{name: self._value(value) for name, value in values.items()})

    def _value(self, value: Value) -> str:
        return self.message(value) if isinstance(value, str) else self.number(value)


ENGLISH = Language()


def find_language(name: str = "auto", *, for_people: bool = True) -> Language:
    """The language of that name: `en`, `ar`, or with a country, `ar_MA`.

    `auto` is that of the system, and English for programs, which read the same everywhere. Arabic has the numerals of
    the system's country, where that is an Arabic one.

    Raises:
        UnknownLanguageError: there is no such language.
    """
    from babel import Locale, UnknownLocaleError, default_locale

    system = Language(default_locale("LC_MESSAGES") or "en")
    if name == "auto":
        return system if for_people and system.code == "ar" else ENGLISH
    if name == "ar" == system.code:
        return system
    try:
        found = Language(str(Locale.parse(name.replace("-", "_"))))
    except (UnknownLocaleError, ValueError):
        found = None
    if found is None or found.code not in LANGUAGES:
        raise UnknownLanguageError(
            "no language is called {name!r}: choose one of auto, {languages}", name=name, languages=", ".join(LANGUAGES)
        )
    return ENGLISH if found.code == "en" else found


def is_known(template: str) -> bool:
    """Whether a template is one of ours, for which there are translations."""
    return template in _catalogue("ar").sentences


@dataclass(frozen=True, slots=True)
class _Catalogue:
    """The sentences by their English template; those of counted things by the singular, with the rule of the plural."""

    sentences: Mapping[str, str]
    counted: Mapping[str, tuple[str, ...]]
    rule: Callable[[int], int]


_INDIC = str.maketrans("0123456789%", "٠١٢٣٤٥٦٧٨٩٪")


@cache
def _catalogue(code: str) -> _Catalogue:
    from gettext import c2py

    from babel.messages.pofile import read_po

    with (LOCALE / code / "messages.po").open("rb") as file:
        catalogue = read_po(file, locale=code)
    sentences = {each.id: each.string for each in catalogue if isinstance(each.id, str) and each.string}
    counted = {each.id[0]: tuple(each.string) for each in catalogue if not isinstance(each.id, str)}
    return _Catalogue(sentences, counted, c2py(catalogue.plural_expr))
