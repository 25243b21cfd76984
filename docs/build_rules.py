"""Write docs/rules.md from the docstrings of the checks: `python docs/build_rules.py`."""

from pathlib import Path

from mtaudit.checks import all_checks
from mtaudit.report.rules import render_markdown

(Path(__file__).parent / "rules.md").write_text(render_markdown(all_checks()) + "\n", encoding="utf-8")
