"""Sentences that can be said in another language: a template, and the values that stand in it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

Value = str | int | float
"""What may stand in a template; a `Message` is a string too, and a phrase that is said in the other language."""


class Message(str):
    """An English sentence that knows what it was made of: `mtaudit.language` says it in another language."""

    __slots__ = ("template", "values")
    template: str
    values: Mapping[str, Value]

    def __new__(cls, text: str, template: str, values: Mapping[str, Value]) -> Message:
        """The `text` that the template makes of the values: it is not made anew, for values may come from anywhere."""
        made = super().__new__(cls, text)
        made.template, made.values = template, values
        return made

    def __reduce__(self) -> tuple[type[Message], tuple[Any, ...]]:
        return Message, (str(self), self.template, dict(self.values))


class Counted(Message):
    """The same of so many things: `template` says it of one, `plural` of several."""

    __slots__ = ("plural",)
    plural: str

    def __new__(cls, text: str, template: str, values: Mapping[str, Value], plural: str) -> Counted:
        """With the template for several."""
        made = super().__new__(cls, text, template, values)
        assert isinstance(made, Counted)
        made.plural = plural
        return made

    def __reduce__(self) -> tuple[type[Message], tuple[Any, ...]]:
        return Counted, (str(self), self.template, dict(self.values), self.plural)


def say(template: str, /, **values: Value) -> Message:
    """A sentence for a reader: `say("{arabic} does not spell {english}", arabic=word.text, english=name)`.

    The template must stand in the call, where the tests look for it: each has its translation in
    `mtaudit/data/locale`. A phrase that is not the same in every language is a value made by `say` itself.
    """
    return Message(template.format(**values), template, values)


def counted(singular: str, plural: str, count: int) -> Counted:
    """`{count} finding` or `{count} findings`."""
    template = singular if count == 1 else plural
    return Counted(template.format(count=f"{count:,}"), singular, {"count": count}, plural)
