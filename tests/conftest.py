"""One thread for numpy, as the command line sets it (see `mtaudit.cli.main`), and golden files."""

import os
from collections.abc import Callable
from difflib import unified_diff

import pytest

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

Snapshot = Callable[[str, str], None]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-snapshots", action="store_true", help="write the golden files anew")


@pytest.fixture
def snapshot(request: pytest.FixtureRequest) -> Snapshot:
    """Compares a text with the golden file of a name, in the folder `snapshots` beside the test."""
    folder = request.path.parent / "snapshots"

    def compare(name: str, text: str) -> None:
        golden = folder / name
        if request.config.getoption("--update-snapshots"):
            folder.mkdir(exist_ok=True)
            golden.write_bytes(text.encode())
            return
        kept = golden.read_bytes().decode() if golden.exists() else ""
        if text != kept:
            difference = unified_diff(kept.splitlines(), text.splitlines(), "kept", "now", lineterm="")
            message = f"{name} is not what it was. If that is meant: make snapshots"
            pytest.fail("\n".join([message, *difference]), pytrace=False)

    return compare
