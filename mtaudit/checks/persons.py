"""How the checks of pronouns and agreement name the persons of an article."""

from __future__ import annotations

from mtaudit.document import Token
from mtaudit.english.gender import CARRIED_ROLES, Mention
from mtaudit.grammar import Gender

WHO: dict[Gender, str] = {"masculine": "a man", "feminine": "a woman"}


def named(mention: Mention, token: Token) -> str:
    """Of whom the source speaks, in words: "a woman (Hassan, as another sentence tells)"."""
    elsewhere = ", as another sentence tells" if mention.role in CARRIED_ROLES else ""
    return f"{WHO[mention.gender]} ({token.text}{elsewhere})"
