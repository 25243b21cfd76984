"""Writes the skeleton of a rule and its test: `python -m mtaudit.checks.new NAM009 some-name --severity minor`.

The test fails until the rule finds what its bad example marks.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from mtaudit.checks.declare import IDENTIFIER, NAME
from mtaudit.checks.registry import all_checks
from mtaudit.errors import MtauditError
from mtaudit.finding import CATEGORIES, SEVERITIES, Category
from mtaudit.language import LOCALE

RULE = '''"""{family}: ..."""

from __future__ import annotations

from collections.abc import Iterator

from mtaudit.checks import Evidence, Mark, check, say


@check("{identifier}", "{name}", "{category}", "{severity}"{needs})
def {function}(evidence: Evidence) -> Iterator[Mark]:
    """Report ...

    What it finds
        ...
    Why it matters
        ...
    When it stays silent
        ...
    Bad
        ar: هذه جملة فيها [[خطأ]] واحد.{source}
    Good
        ar: هذه جملة سليمة.{source}
    """
    for passage in evidence.prose:
        for word in passage.words:
            if word.text == "...":
                yield Mark(word, say("{{word}} is ...", word=word.text), confidence=0.5)
'''

TEST = '''"""{identifier}: {name}."""

from __future__ import annotations

import pytest

from mtaudit.checks.documentation import Example, parse
from {module} import {function}
from mtaudit.pipeline import audit
from mtaudit.translate import load

DOCUMENTATION = parse({function})


@pytest.mark.parametrize("example", [*DOCUMENTATION.bad, *DOCUMENTATION.good], ids=lambda each: each.target)
def test_an_example_is_marked_where_it_says(example: Example) -> None:
    result = audit(example.target, example.source, load("gloss"), checks=({function},))
    assert [(finding.start, finding.end) for finding in result.findings] == list(example.marked)
'''


def main(arguments: Sequence[str] | None = None) -> None:
    """Write both files, or say in one line what is wrong with the arguments and exit with 2."""
    parser = _parser()
    options = parser.parse_args(arguments)
    try:
        category = _category(options.identifier, options.name, options.category)
        folder = options.rules or Path("mtaudit/checks/rules", category.replace("-", "_"))
        function = options.name.replace("-", "_")
        rule, test = _new_file(folder, function), _new_file(options.tests, f"test_{function}")
    except (MtauditError, ValueError) as error:
        parser.error(str(error))
    fields = {
        "identifier": options.identifier,
        "family": options.identifier[:3],
        "name": options.name,
        "category": category,
        "severity": options.severity,
        "needs": ", needs_source=True" if options.needs_source else "",
        "source": "\n        en: ..." if options.needs_source else "",
        "function": function,
        "module": _module(rule),
    }
    rule.write_text(RULE.format(**fields), encoding="utf-8")
    test.write_text(TEST.format(**fields), encoding="utf-8")
    print(f"wrote {rule} and {test}\n`python -m pytest {test}` fails until the rule finds what its bad example marks")
    arabic = LOCALE / "ar"
    print(f"in Arabic: {arabic / 'messages.po'} and {arabic / 'rules' / options.identifier}.txt")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m mtaudit.checks.new", description=__doc__)
    parser.add_argument("identifier", help="three capitals that name the family, and three digits")
    parser.add_argument("name", help='what completes "allow ...": words with hyphens between')
    parser.add_argument("--severity", choices=SEVERITIES, required=True)
    parser.add_argument("--category", choices=CATEGORIES, help="needed for the first rule of a family only")
    parser.add_argument("--needs-source", action="store_true", help="the rule is silent without a source")
    parser.add_argument("--rules", type=Path, help="folder of the rule; mtaudit/checks/rules/CATEGORY if not given")
    parser.add_argument("--tests", type=Path, default=Path("tests/checks"), help="folder of the test")
    return parser


def _category(identifier: str, name: str, wanted: Category | None) -> Category:
    """The category of a rule that there is not yet: that of its family, or the one wanted for a new family.

    Raises:
        ValueError: identifier or name are none or are taken, or the category is not that of the family.
    """
    if not IDENTIFIER.fullmatch(identifier):
        raise ValueError(f"{identifier} is no identifier: three capitals and three digits")
    if not NAME.fullmatch(name):
        raise ValueError(f"{name} is no name: small letters, with hyphens between the words")
    for each in all_checks():
        if each.id == identifier or each.name == name:
            raise ValueError(f"there is a rule {each}")
    families = {each.id[:3]: each.category for each in all_checks()}
    category = families.get(identifier[:3], wanted)
    if category is None:
        raise ValueError(f"{identifier[:3]} is a new family: say its --category")
    if wanted not in (None, category):
        raise ValueError(f"{identifier[:3]} is the family of {category}, not of {wanted}")
    return category


def _new_file(folder: Path, stem: str) -> Path:
    path = folder / f"{stem}.py"
    if path.exists():
        raise ValueError(f"{path} is there already")
    if not folder.is_dir():
        raise ValueError(f"there is no folder {folder}: name others with --rules and --tests, or make it")
    return path


def _module(path: Path) -> str:
    """The name under which a file is imported: with the packages that it is in."""
    parts = [path.stem]
    for folder in path.resolve().parents:
        if not (folder / "__init__.py").exists():
            break
        parts.insert(0, folder.name)
    return ".".join(parts)


if __name__ == "__main__":
    main()
