"""Write the checksums of `mtaudit/data/learned` into its manifest anew, after a script has made a file.

usage: python -m training.manifest

The manifest says which script made each file, and its SHA-256. A file that it does not name yet is an error: add a line
with the file, its script and any checksum.
"""

from __future__ import annotations

import hashlib

from mtaudit.resources import LEARNED, table

MANIFEST = LEARNED / "manifest.tsv"
_WRITTEN = {"README.md", MANIFEST.name}


def files() -> set[str]:
    """What scripts made, below `mtaudit/data/learned`."""
    made = (path for path in LEARNED.rglob("*") if path.is_file() and path.name not in _WRITTEN)
    return {path.relative_to(LEARNED).as_posix() for path in made}


def checksum(name: str) -> str:
    """The SHA-256 of a file, in hexadecimal."""
    return hashlib.sha256((LEARNED / name).read_bytes()).hexdigest()


def main() -> None:
    rows = sorted(table("learned/manifest.tsv"))
    if different := {name for name, _, _ in rows} ^ files():
        raise SystemExit(f"the manifest and the folder differ in {', '.join(sorted(different))}")
    comments = [line for line in MANIFEST.read_text("utf-8").splitlines() if line.startswith("#")]
    lines = [*comments, "", *("\t".join((name, script, checksum(name))) for name, script, _ in rows)]
    MANIFEST.write_text("\n".join(lines) + "\n", encoding="utf-8")
    for name, _, before in rows:
        if before != checksum(name):
            print(f"{name} has changed")


if __name__ == "__main__":
    main()
