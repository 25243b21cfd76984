"""How the checks of pronouns and agreement name the persons of an article."""

from __future__ import annotations

from mtaudit.checks.evidence import Passage
from mtaudit.document import Token
from mtaudit.english.gender import CARRIED_ROLES, PRONOUN_ROLES, Mention, mentions
from mtaudit.grammar import Gender
from mtaudit.message import Message, say
from mtaudit.people.heads import Head

WHO: dict[Gender, Message] = {"masculine": say("a man"), "feminine": say("a woman")}


def named(mention: Mention, token: Token) -> Message:
    """Of whom the source speaks, in words: "a woman (Hassan, as another sentence tells)"."""
    if mention.role in CARRIED_ROLES:
        return say("{person} ({english}, as another sentence tells)", person=WHO[mention.gender], english=token.text)
    return say("{person} ({english})", person=WHO[mention.gender], english=token.text)


def is_contradicted(passage: Passage, head: Head, shown: Gender) -> bool:
    """Whether the source has a pronoun of the gender shown and none of the other, and only a noun tells that one."""
    if head.bearer is not None:
        return False
    told = {each.gender for each in mentions(passage.english) if each.role in PRONOUN_ROLES}
    return told == {shown}
