"""What the package says of itself: its addresses, and the README with links that hold outside of the repository.

Whoever publishes it says where the repository is: `MTAUDIT_REPOSITORY=https://HOST/OWNER/mtaudit python -m build`. A
source distribution remembers it. Without it links into the repository are plain text, so that none is broken.
"""

from __future__ import annotations

import os
import re
from email.parser import HeaderParser
from pathlib import Path
from typing import Any

from hatchling.metadata.plugin.interface import MetadataHookInterface

HOME = "https://pypi.org/project/mtaudit/"
_LINK = re.compile(r"(?P<picture>!?)\[(?P<text>[^\]]*)\]\((?!https?://)(?P<place>[^)#]*)(?P<part>#[^)]*)?\)")


class Addresses(MetadataHookInterface):
    """Sets `urls` and `readme`."""

    PLUGIN_NAME = "custom"

    def update(self, metadata: dict[str, Any]) -> None:
        """Add them to what pyproject.toml says."""
        repository = (os.environ.get("MTAUDIT_REPOSITORY") or _remembered(Path(self.root)) or "").rstrip("/")
        metadata["urls"] = {"Homepage": HOME, **(_within(repository) if repository else {})}
        text = (Path(self.root) / "README.md").read_text("utf-8")
        metadata["readme"] = {"content-type": "text/markdown", "text": with_absolute_links(text, repository)}


def with_absolute_links(text: str, repository: str) -> str:
    """A text whose links into the repository are addresses; without one, the words alone."""

    def absolute(link: re.Match[str]) -> str:
        if not repository:
            return "" if link["picture"] else link["text"]
        kind = "raw" if link["picture"] else "blob"
        return f"{link['picture']}[{link['text']}]({repository}/{kind}/main/{link['place']}{link['part'] or ''})"

    return _LINK.sub(absolute, text)


def _within(repository: str) -> dict[str, str]:
    return {
        "Source": repository,
        "Documentation": f"{repository}/blob/main/docs/index.md",
        "Changelog": f"{repository}/blob/main/CHANGELOG.md",
        "Issues": f"{repository}/issues",
    }


def _remembered(root: Path) -> str | None:
    """The address in the metadata of a source distribution."""
    path = root / "PKG-INFO"
    if not path.is_file():
        return None
    named = HeaderParser().parsestr(path.read_text("utf-8")).get_all("Project-URL", [])
    return next((each.partition(", ")[2] for each in named if each.startswith("Source, ")), None)
