"""Write the rule pages, docs/rules/, from the docstrings of the checks: `python docs/build_rules.py`."""

from pathlib import Path

from mtaudit.checks import own_checks
from mtaudit.report.rules import pages

folder = Path(__file__).parent / "rules"
folder.mkdir(exist_ok=True)
for old in folder.glob("*.md"):
    old.unlink()
for name, text in pages(own_checks()).items():
    (folder / name).write_text(text, encoding="utf-8")
