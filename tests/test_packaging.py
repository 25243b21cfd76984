"""What the package says of itself, as a build makes it: its version, its addresses, its long description."""

import os
import re
import shutil
import subprocess
import sys
import tarfile
from pathlib import Path
from typing import Any

import pytest
from hatchling.builders.sdist import SdistBuilder
from hatchling.metadata.core import ProjectMetadata
from hatchling.plugin.manager import PluginManager

ROOT = Path(__file__).parents[1]
REPOSITORY = "https://git.example.org/desk/mtaudit"


@pytest.fixture
def clone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The files that metadata is made of, in a repository with one commit and no tag."""
    monkeypatch.delenv("MTAUDIT_REPOSITORY", raising=False)
    folder = tmp_path / "clone"
    (folder / "mtaudit").mkdir(parents=True)
    for name in ("pyproject.toml", "hatch_build.py", "README.md", "LICENSE", "NOTICE", "mtaudit/__init__.py"):
        shutil.copy(ROOT / name, folder / name)
    for name in ("models.yaml", "benchmarks/measured.toml", "examples/demo.ar.txt"):
        (folder / name).parent.mkdir(exist_ok=True)
        shutil.copy(ROOT / name, folder / name)
    git(folder, "init", "--quiet")
    git(folder, "add", ".")
    git(folder, "-c", "user.name=x", "-c", "user.email=x@example.org", "commit", "--quiet", "--message", "First")
    return folder


def git(folder: Path, *arguments: str) -> None:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    subprocess.run(["git", *arguments], cwd=folder, check=True, env={**kept, "GIT_CONFIG_GLOBAL": os.devnull})


def metadata(folder: Path) -> Any:
    return ProjectMetadata(str(folder), PluginManager())


def test_the_version_is_that_of_the_tag_or_what_is_said(clone: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert re.fullmatch(r"0\.1\.dev1\+g[0-9a-f]+", metadata(clone).version)
    git(clone, "tag", "v1.2.3")
    assert metadata(clone).version == "1.2.3"
    shutil.rmtree(clone / ".git")
    assert metadata(clone).version == "0.1.dev0"
    monkeypatch.setenv("SETUPTOOLS_SCM_PRETEND_VERSION_FOR_MTAUDIT", "3.2.1")
    assert metadata(clone).version == "3.2.1"


def test_no_link_of_the_long_description_is_relative(clone: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = metadata(clone).core.readme
    assert text
    assert re.findall(r"\]\((?!https?://)", text) == []
    monkeypatch.setenv("MTAUDIT_REPOSITORY", REPOSITORY + "/")
    core = metadata(clone).core
    assert f"[The Python API]({REPOSITORY}/blob/main/docs/api.md)" in core.readme
    assert f"({REPOSITORY}/raw/main/docs/images/report.png)" in core.readme
    assert re.findall(r"\]\((?!https?://)", core.readme) == []
    assert {"Homepage", "Source", "Documentation", "Changelog", "Issues"} == {*core.urls}


def test_a_source_distribution_remembers_both(clone: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MTAUDIT_REPOSITORY", REPOSITORY)
    git(clone, "tag", "v2.0.1")
    [archive] = SdistBuilder(str(clone)).build(directory=str(tmp_path))
    monkeypatch.delenv("MTAUDIT_REPOSITORY")
    with tarfile.open(archive) as packed:
        packed.extractall(tmp_path, filter="data")
    unpacked = metadata(tmp_path / "mtaudit-2.0.1")
    assert unpacked.version == "2.0.1"
    assert unpacked.core.urls["Source"] == REPOSITORY


def test_the_home_is_the_same_everywhere() -> None:
    from mtaudit.report.sarif import HOME

    assert f'HOME = "{HOME}"' in (ROOT / "hatch_build.py").read_text("utf-8")


def test_the_command_says_the_version_of_what_is_installed() -> None:
    code = (
        "import importlib.metadata as m; m.version = lambda name: '9.8.7'; import mtaudit; print(mtaudit.__version__)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "9.8.7\n"
