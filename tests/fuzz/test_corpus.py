"""What was found by fuzzing, and the small files that fuzzing begins with, go through their target in every run."""

from pathlib import Path

import pytest

from tests.fuzz.targets import TARGETS

FILES = sorted(path for name in TARGETS for path in (Path(__file__).parent / "corpus" / name).iterdir())


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}-{path.name}")
def test_found_before(path: Path) -> None:
    TARGETS[path.parent.name](path.read_bytes())
