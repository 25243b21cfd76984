"""What scripts made is what the manifest says."""

import hashlib
from pathlib import Path

from mtaudit.resources import LEARNED, table

ROOT = Path(__file__).parents[2]
MANIFEST = table("learned/manifest.tsv")


def test_the_manifest_names_every_file() -> None:
    made = {path for path in LEARNED.rglob("*") if path.is_file() and path.name not in {"README.md", "manifest.tsv"}}

    assert [name for name, _, _ in MANIFEST] == sorted(path.relative_to(LEARNED).as_posix() for path in made)


def test_no_file_differs_from_the_one_that_was_made() -> None:
    changed = [name for name, _, sha in MANIFEST if hashlib.sha256((LEARNED / name).read_bytes()).hexdigest() != sha]

    assert not changed, "after the script that makes a file run `python -m training.manifest`"


def test_every_script_is_there() -> None:
    assert not [script for _, script, _ in MANIFEST if not (ROOT / script).is_file()]
