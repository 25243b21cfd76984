"""Write `mtaudit/data/learned/english/given_names.tsv`: given names that are nearly always of one gender.

usage: python training/given_names.py OUTPUT

The names are those of the `faker` package (MIT, https://github.com/joke2k/faker; run with 40.63.0) for locales in
Latin script, those of Russia and Ukraine in the spelling of the wire agencies, and `given_names_extra.tsv` beside
this file (`either`: names of both genders that no list shows as such, and names that are rather words, dates, places).
A name that is listed for both genders is dropped, unless one of them has three times as many languages.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
import sys
import unicodedata
from pathlib import Path

import faker.providers.person as persons

UNUSABLE = {"id_ID", "tr_TR", "ha_NG", "ig_NG", "tw_GH", "yo_NG", "sw", "zu_ZA", "en_TH", "vi_VN"}
"""Locales whose lists hold family names or words beside given names."""
CYRILLIC = dict(zip("абвгдезийклмнопрстуфцыэіґ", "abvgdeziyklmnoprstufcyeig", strict=True)) | {
    "ё": "yo",
    "ж": "zh",
    "ц": "ts",
    "х": "kh",
    "ч": "ch",
    "ш": "sh",
    "щ": "shch",
    "ю": "yu",
    "я": "ya",
    "ї": "yi",
    "є": "ye",
    "ъ": "",
    "ь": "",
    "’": "",
    "'": "",
}


def latin(name: str) -> str:
    """Transliterate Cyrillic (endings as the agencies write them: Дмитрий, Dmitry) and strip accents."""
    name = "".join(CYRILLIC.get(letter, letter) for letter in name.lower())
    name = re.sub(r"iy$|yy$", "y", name)
    return unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()


def main(output: str) -> None:
    names: dict[str, dict[str, set[str]]] = {"masculine": {}, "feminine": {}, "either": {}}
    for module in pkgutil.iter_modules(persons.__path__):
        if module.name in UNUSABLE:
            continue
        provider = importlib.import_module(f"faker.providers.person.{module.name}").Provider
        for gender, attribute in (("masculine", "first_names_male"), ("feminine", "first_names_female")):
            for name in getattr(provider, attribute, ()):
                key = latin(name)
                if re.fullmatch(r"[a-z]{3,}", key):
                    names[gender].setdefault(key, set()).add(module.name[:2])
    for line in Path(__file__).with_name("given_names_extra.tsv").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            gender, listed = line.split("\t")
            for name in listed.split():
                names[gender].setdefault(name.lower(), set()).update(("news", "the news", "in the news"))
    with Path(output).open("w", encoding="utf-8") as stream:
        stream.write("# Given names of one gender, from faker (MIT) and this project: training/given_names.py\n")
        for gender, other in (("masculine", "feminine"), ("feminine", "masculine")):
            kept = sorted(
                name
                for name, languages in names[gender].items()
                if name not in names["either"] and len(languages) >= 3 * len(names[other].get(name, ()))
            )
            stream.write(f"{gender}\t{' '.join(kept)}\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
