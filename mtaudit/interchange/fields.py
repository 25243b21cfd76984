"""JSON objects of which nothing is believed: each value is seen to be right, or said to be wrong and where."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, NoReturn, TypeGuard, TypeVar

from mtaudit.errors import ResultError
from mtaudit.message import Message, say

Choice = TypeVar("Choice")


@dataclass(frozen=True, slots=True)
class Fields:
    """A JSON object, and where it stands: `findings[3]`. Every method raises `ResultError` for what it is not."""

    values: Mapping[str, Any]
    place: str = ""

    def refuse(self, key: str, wanted: Message) -> NoReturn:
        """Say what should stand at `key`."""
        raise ResultError("{place} must be {wanted}", place=self._at(key), wanted=wanted)

    def get(self, key: str, fits: Callable[[Any], bool], wanted: Message) -> Any:
        """What stands at `key`, if it is there and fits."""
        if key not in self.values:
            raise ResultError("{place} is missing", place=self._at(key))
        if not fits(self.values[key]):
            self.refuse(key, wanted)
        return self.values[key]

    def is_null(self, key: str) -> bool:
        """Whether null stands there."""
        return self.get(key, lambda value: True, say("anything")) is None

    def text(self, key: str) -> str:
        """A string."""
        found: str = self.get(key, lambda value: isinstance(value, str), say("a string"))
        return found

    def text_or_null(self, key: str) -> str | None:
        """A string or null."""
        found: str | None = self.get(key, lambda value: isinstance(value, str | None), say("a string or null"))
        return found

    def truth(self, key: str) -> bool:
        """True or false."""
        found: bool = self.get(key, lambda value: isinstance(value, bool), say("true or false"))
        return found

    def whole(self, key: str) -> int:
        """A whole number, not below 0."""
        found: int = self.get(key, is_whole, say("a whole number, 0 or more"))
        return found

    def number(self, key: str, least: float, most: float) -> float:
        """A number from `least` to `most`."""
        wanted = say("a number from {least:g} to {most:g}", least=least, most=most)
        found: float = self.get(key, lambda value: is_number(value) and least <= value <= most, wanted)
        return found

    def one_of(self, key: str, choices: tuple[Choice, ...]) -> Choice:
        """One of some strings."""
        found: Choice = self.get(
            key, lambda value: value in choices, say("one of {choices}", choices=", ".join(map(str, choices)))
        )
        return found

    def object(self, key: str) -> Fields:
        """An object."""
        return Fields(self.get(key, is_object, say("an object")), self._at(key))

    def objects(self, key: str) -> list[Fields]:
        """A list of objects."""
        found = self.get(
            key, lambda value: isinstance(value, list) and all(map(is_object, value)), say("a list of objects")
        )
        return [Fields(each, f"{self._at(key)}[{index}]") for index, each in enumerate(found)]

    def _at(self, key: str) -> str:
        return f"{self.place}.{key}" if self.place else key


def is_object(value: object) -> TypeGuard[dict[str, Any]]:
    """Whether a value is an object."""
    return isinstance(value, dict)


def is_number(value: object) -> bool:
    """Whether a value is a number that a float can hold."""
    return isinstance(value, int | float) and not isinstance(value, bool) and abs(value) <= sys.float_info.max


def is_whole(value: object) -> bool:
    """Whether a value is a whole number, not below 0."""
    return isinstance(value, int) and is_number(value) and value >= 0


def is_scalar(value: object) -> bool:
    """Whether a value is a string or a number."""
    return isinstance(value, str) or is_number(value)
