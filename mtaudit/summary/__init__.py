"""What a corpus tells: how often which rule speaks and where, how large the penalty is, and how sure that is."""

from mtaudit.summary.figures import Summary, summarise
from mtaudit.summary.glossary import render_glossary
from mtaudit.summary.render import render_html, render_json, render_text

__all__ = ["Summary", "render_glossary", "render_html", "render_json", "render_text", "summarise"]
