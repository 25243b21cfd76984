"""Write names/cldr.tsv and english/calendar.txt of mtaudit/data/learned: what Unicode CLDR has of names.

usage: python -m training.cldr

Countries, languages and months as English and Arabic write them, and what English calls months and days, from the
package `babel`: to load all that it knows of two languages takes longer than to read everything else of names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from babel import Locale

from mtaudit.names.gazetteer import ADJECTIVE
from mtaudit.resources import LEARNED

MONTH_LOCALES = ("ar", "ar_SY", "ar_DZ", "ar_MA")
"""يناير, كانون الثاني, جانفي, and the Moroccan spellings."""

SOURCE = "# From Unicode CLDR (https://cldr.unicode.org, Unicode License v3). Written by training/cldr.py.\n"
NAMES = f"""\
# Countries, languages and months in English, and the forms of their names in Arabic.
{SOURCE}"""
CALENDAR = f"""\
# Months and days of the week in English, whole and short.
{SOURCE}"""


def names() -> Iterator[tuple[str, list[str]]]:
    """English names with their Arabic forms."""
    english, arabic = Locale("en"), Locale("ar")
    for code, name in english.territories.items():
        if code.isalpha() and code in arabic.territories:
            for each in (*re.findall(r"\((.+?)\)$", name), re.sub(r" \(.*?\)", "", name)):
                short = re.sub(r" \(.*|^(?:جمهورية|جزر) ", "", arabic.territories[code])
                yield each.replace("&", "and"), [short, arabic.territories[code], *_adjectives(short)]
    for code, name in english.languages.items():
        language = arabic.languages.get(code, "")
        if language.startswith("ال") and " " not in language + name:
            yield name, [language.removesuffix("ة") + "*"]
    for locale in map(Locale.parse, MONTH_LOCALES):
        for number, month in locale.months["format"]["wide"].items():
            for width in ("wide", "abbreviated"):
                yield english.months["format"][width][number], [month]


def _adjectives(country: str) -> Iterator[str]:
    """The forms of the adjective of a country that Arabic derives by rule: السنغال, سنغالي; منغوليا, منغولي."""
    if " " not in country:
        stem = re.sub(r"(?<=\w{2})(?:يا|ا|ة)$", "", country.removeprefix("ال"))
        yield from (stem.removesuffix("ي") + ending for ending in ADJECTIVE)


def calendar() -> set[str]:
    """Months and days of the week in lower case."""
    english = Locale("en")
    return {
        name.lower().rstrip(".")
        for names in (english.months, english.days)
        for width in ("wide", "abbreviated")
        for name in names["format"][width].values()
    }


def main() -> None:
    lines = [f"{english}\t{'|'.join(forms)}\n" for english, forms in names()]
    (LEARNED / "names" / "cldr.tsv").write_text(NAMES + "".join(lines), "utf-8")
    (LEARNED / "english" / "calendar.txt").write_text(CALENDAR + "\n".join(sorted(calendar())) + "\n", "utf-8")


if __name__ == "__main__":
    main()
