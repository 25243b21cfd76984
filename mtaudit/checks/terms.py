"""What grammar calls a form, as messages name it."""

from __future__ import annotations

from collections.abc import Mapping

from mtaudit.message import Message, say

TERMS: Mapping[str, Message] = {
    "masculine": say("masculine"),
    "feminine": say("feminine"),
    "singular": say("singular"),
    "dual": say("dual"),
    "plural": say("plural"),
}
"""Genders and numbers by their names in the code."""
