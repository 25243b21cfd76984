"""Text that cannot deceive whoever reads a report.

Control characters can rewrite a terminal, bidirectional overrides can show one text and mean another (Boucher and
Anderson 2021, https://trojansource.codes), and some characters no XML or UTF-8 file may hold. Reports name them
instead. The plain direction marks (U+200E, U+200F, U+061C) stay: Arabic text has them, and they cannot reorder words.
"""

from __future__ import annotations

import re

HIDDEN = re.compile(
    "["
    "\x00-\x08\x0b-\x1f\x7f-\x9f"  # control characters, other than the tab and the newline
    "\u2028\u2029\u202a-\u202e\u2066-\u2069\u206a-\u206f"  # separators; embeddings, overrides, isolates
    "\ufff9-\ufffb\ufffe\uffff\ud800-\udfff\U000e0000-\U000e007f"  # annotations, noncharacters, surrogates, tags
    "]"
)


def name(character: str) -> str:
    """The code point of a character, as Unicode writes it: U+202E."""
    return f"U+{ord(character):04X}"


def visible(text: str) -> str:
    """The text with ⟨U+202E⟩ and the like for the characters of HIDDEN; line ends become plain newlines."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return HIDDEN.sub(lambda match: f"⟨{name(match[0])}⟩", text)


def one_line(text: str) -> str:
    """The same on one line."""
    return " ".join(visible(text).split())
