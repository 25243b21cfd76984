"""Every file of `mtaudit/data/lexicon` keeps to the columns, the source and the licence that its first lines declare.

`docs/lexicon.md` describes those lines.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from mtaudit.arabic.normalise import CONTROLS, MARKS
from mtaudit.resources import LEXICON

FILES = sorted(path.relative_to(LEXICON).as_posix() for path in LEXICON.rglob("*") if path.is_file())

HEADER = re.compile(
    r"(?P<what>\S.{15,}?)\n(?:Columns|Keys):\n(?P<columns>(?: {2}\S.*\n)+)Source: .{10,}; licence: \S.+", re.DOTALL
)
COLUMN = re.compile(r" {2}(?P<name>[^:]+): (?P<kind>[^(,]+?)(?: \((?P<flags>[a-z, ]+)\))?(?:, .+)?")
FLAGS = {"key", "optional"}
ARABIC = "ء-غف-يٱپچژڤگک"
KINDS = {
    "Arabic": re.compile(rf"[{ARABIC}\d]+\*?(?:[ .-][{ARABIC}\d]+\*?)*"),
    "Arabic with gaps": re.compile(rf"[{ARABIC}]+(?: ~)?(?: [{ARABIC}]+(?: ~(?= ))?)*"),
    "vowelled Arabic": re.compile(rf"[{ARABIC}{MARKS}]+(?: [{ARABIC}{MARKS}]+)*"),
    "folded Arabic": re.compile(r"(?:(?![أإآىة])[ء-غف-ي])+(?: (?:(?![أإآىة])[ء-غف-ي])+)*"),
    "English": re.compile(rf"(?!.*[{ARABIC}])[\w.'’&/,+-]+(?: [\w.'’&/,+-]+)*"),
    "number": re.compile(r"\d+(?:/\d+)?"),
    "expression": re.compile(r".+"),
    "text": re.compile(r".+"),
}
SEPARATORS = {"words": " ", "forms": "|", "glosses": ";"}


@dataclass(frozen=True)
class Column:
    """A column of a table or a key of a TOML file: what its cells hold, and whether it may be missing or repeated."""

    name: str
    kind: str
    key: bool
    optional: bool

    def items(self, cell: str) -> list[str]:
        """The single words or forms of a cell."""
        separator = SEPARATORS.get(self.kind.rpartition(" ")[2])
        return cell.split(separator) if separator else [cell]

    def faults(self, cell: str) -> Iterator[str]:
        items = self.items(cell)
        yield from (f"{self.name}: {item!r} stands twice" for item, count in Counter(items).items() if count > 1)
        kinds = re.sub(f" ({'|'.join(SEPARATORS)})$", "", self.kind).split(" | ")
        yield from (
            f"{self.name}: {item!r} is not {self.kind}" for item in items if not any(is_a(item, kind) for kind in kinds)
        )


def is_a(item: str, kind: str) -> bool:
    """Whether an item is of a kind of `KINDS`, or the very word that stands there instead of a kind."""
    if kind not in KINDS:
        return item == kind
    if kind == "expression":
        re.compile(item)
    return KINDS[kind].fullmatch(item) is not None


def header(text: str) -> str:
    """The lines that begin with # at the beginning of a file."""
    lines = re.match(r"(?:#.*\n)*", text)
    return "" if lines is None else re.sub(r"^# ?", "", lines[0], flags=re.MULTILINE)


def columns(text: str) -> list[Column]:
    """What the first lines declare.

    Raises:
        ValueError: they are not of the form that `docs/lexicon.md` describes.
    """
    declared = HEADER.fullmatch(header(text).strip("\n"))
    if declared is None:
        raise ValueError("the first lines do not say what it is, its columns, source and licence: see docs/lexicon.md")
    found = [COLUMN.fullmatch(line) for line in declared["columns"].splitlines()]
    flags = [set((each["flags"] or "").split(", ")) - {""} for each in found if each]
    if not all(found) or any(each - FLAGS for each in flags):
        raise ValueError("a column is not declared as `name: kind (key, optional), what it is`")
    return [Column(e["name"], e["kind"], "key" in f, "optional" in f) for e, f in zip(found, flags, strict=True) if e]


def faults(name: str, text: str) -> list[str]:
    """Everything that is wrong with a file, a line each."""
    try:
        declared = columns(text)
    except ValueError as error:
        return [str(error)]
    return [*spelling_faults(text), *(settings_faults if name.endswith(".toml") else table_faults)(text, declared)]


def spelling_faults(text: str) -> Iterator[str]:
    if not text.endswith("\n") or text.endswith("\n\n"):
        yield "the file does not end with one line break"
    for number, line in enumerate(text.split("\n"), 1):
        if line != line.rstrip() or (not line.startswith("#") and re.search(r"(?<=\S) {2}|\t | \t", line)):
            yield f"line {number}: a blank too many"
        if re.search(f"[\x00-\x08\x0b-\x1f{CONTROLS}\xa0]", line):
            yield f"line {number}: an invisible character"
        if line != unicodedata.normalize("NFC", line) and not re.search(f"[{MARKS}]", line):
            yield f"line {number}: not in Unicode's composed form"


def table_faults(text: str, declared: list[Column]) -> Iterator[str]:
    keys = [index for index, column in enumerate(declared) if column.key] or list(range(len(declared)))
    least = sum(not column.optional for column in declared)
    seen: set[tuple[str, ...]] = set()
    for number, line in enumerate(text.split("\n"), 1):
        if not line or line.startswith("#"):
            continue
        cells = line.split("\t")
        if not least <= len(cells) <= len(declared):
            yield f"line {number}: {len(cells)} columns"
            continue
        for column, cell in zip(declared, cells, strict=False):
            yield from (f"line {number}: {fault}" for fault in column.faults(cell))
        rows = [tuple(cells[index] for index in keys if index < len(cells))]
        if len(declared) == 1 or (len(keys) == 1 and declared[keys[0]].kind.endswith(" words")):
            rows = [(item,) for item in declared[keys[0]].items(cells[keys[0]])]
        yield from (f"line {number}: {', '.join(row)} stands in the file already" for row in rows if row in seen)
        seen.update(rows)


def settings_faults(text: str, declared: list[Column]) -> Iterator[str]:
    leaves = list(_leaves("", tomllib.loads(text)))
    by_name = {column.name: column for column in declared}
    yield from (f"{name} is declared and not there" for name in sorted(set(by_name) - {name for name, _ in leaves}))
    for name, value in leaves:
        if name not in by_name:
            yield f"{name} is not declared"
        else:
            yield from by_name[name].faults(" ".join(value.split("\n")).strip())


def _leaves(name: str, value: object) -> Iterator[tuple[str, str]]:
    """The strings of a TOML file, each with the nearest key above it."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _leaves(key, inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _leaves(name, inner)
    else:
        yield name, str(value)


@pytest.mark.parametrize("name", FILES)
def test_file_keeps_to_what_it_declares(name: str) -> None:
    text = (LEXICON / name).read_bytes().decode("utf-8")

    assert faults(name, text) == []


def test_the_page_names_files_that_there_are() -> None:
    page = (Path(__file__).parents[2] / "docs" / "lexicon.md").read_text("utf-8")
    named = re.findall(r"`([\w/]+\.(?:tsv|txt|toml))`", page)

    assert {"people.tsv", "arabic/titles.tsv", "gloss/phrases.tsv"} <= {*named} <= {*FILES, "manifest.tsv"}


DECLARED = """\
# People of the news whose gender is known.
# Columns:
#   name: English (key)
#   form: Arabic forms, the usual one first
#   gender: masculine | feminine (optional)
# Source: written for mtaudit; licence: Apache-2.0.
"""


@pytest.mark.parametrize(
    ("rows", "fault"),
    [
        ("Rania\tرانيا\tfeminine\nSalem\tسالم|صالم\n", None),
        ("Rania\tرانيا\nRania\tرانية\n", "line 8: Rania stands in the file already"),
        ("Rania\tرانيا|رانيا\n", "line 7: form: 'رانيا' stands twice"),
        ("Rania\n", "line 7: 1 columns"),
        ("Rania\tرانيا\tfemale\n", "line 7: gender: 'female' is not masculine | feminine"),
        ("Rania\tRania\n", "line 7: form: 'Rania' is not Arabic forms"),
        ("رانيا\tرانيا\n", "line 7: name: 'رانيا' is not English"),
        ("Rania\tرَانيا\n", "line 7: form: 'رَانيا' is not Arabic forms"),
        ("Rania\tرانيـا\n", "line 7: form: 'رانيـا' is not Arabic forms"),
        ("Rania \tرانيا\n", "line 7: a blank too many"),
        ("Rania\tرانيا\u200f\n", "line 7: an invisible character"),
        ("Rania\tرانيا", "the file does not end with one line break"),
    ],
)
def test_faults_of_rows_are_told(rows: str, fault: str | None) -> None:
    found = faults("people.tsv", DECLARED + rows)

    assert fault in found if fault else not found


@pytest.mark.parametrize("missing", ["# Source", "; licence: Apache-2.0.", "# Columns:\n", "(key)", "# People"])
def test_a_file_must_say_what_it_is(missing: str) -> None:
    text = DECLARED.replace(missing, "(kee)" if missing == "(key)" else "") + "Rania\tرانيا\n"

    assert faults("people.tsv", text)


def test_keys_of_settings_are_declared() -> None:
    text = re.sub(r"(?s)Columns.*\(optional\)", "Keys:\n#   openers: Arabic words", DECLARED)

    assert faults("openers.toml", text + 'openers = "قال قالت"\n') == []
    assert faults("openers.toml", text + 'openers = "قال"\nclosers = "قال"\n') == ["closers is not declared"]
    assert faults("openers.toml", text) == ["openers is declared and not there"]
