"""The help of the command line, and what is said of a command line that is wrong, in the reader's language.

Typer says all of this in English, of texts that stand in `mtaudit/cli.py`; they are looked up in the catalogue as those
of messages are.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from typing import Any

import typer.core

from mtaudit.errors import UnknownLanguageError
from mtaudit.language import ENGLISH, Language, find_language
from mtaudit.message import Message, Value

TYPER_SAYS = (
    "Options",
    "Arguments",
    "Commands",
    "Usage:",
    "Show this message and exit.",
    "Install completion for the current shell.",
    "Show completion for the current shell, to copy it or customize the installation.",
    "default: {default}",
    "required",
    "No such option: {option} (Possible options: {options})",
    "No such option: {option}",
    "No such command {name}. Did you mean {meant}?",
    "No such command {name}.",
    "Missing argument {name}.",
    "Missing option {name}.",
    "Missing command.",
    "Option {option} requires an argument.",
    "Option {option} does not take a value.",
    "Got unexpected extra argument ({arguments})",
    "Got unexpected extra arguments ({arguments})",
    "Invalid value for {name}: {reason}",
    "Value error, {reason}",
    "{value} is not one of {choices}.",
    "{value} is not a valid integer.",
    "{value} is not a valid float.",
    "{value} is not in the range {range}.",
)
"""What Typer says of its own, as templates: its errors have no parts."""


def asked_language(arguments: Sequence[str]) -> Language:
    """The language that a command line or the environment asks for, as far as it can be told before either is read.

    A language that there is not is refused later, in English.
    """
    given = [after for each, after in zip(arguments, [*arguments[1:], ""], strict=True) if each == "--lang"]
    given += [each.removeprefix("--lang=") for each in arguments if each.startswith("--lang=")]
    try:
        return find_language(next(iter(given), "") or os.environ.get("MTAUDIT_LANG") or "auto")
    except UnknownLanguageError:
        return ENGLISH


def translated(command: Any, language: Language) -> Any:
    """A command and those within it with their help in a language; it is changed."""
    typer.core._ = language.translated  # type: ignore[assignment, attr-defined]
    if language == ENGLISH:
        return command
    for each in _all(command):
        each.help = each.help and language.translated(each.help)
        each.short_help = each.short_help and language.translated(each.short_help)
        for parameter in each.params:
            if getattr(parameter, "help", None):
                parameter.help = language.translated(parameter.help)
        _speak(each, language)
    return command


def help_texts(command: Any) -> Iterator[str]:
    """Every text of the help that is ours."""
    for each in _all(command):
        texts = [each.help, *(getattr(parameter, "help", None) for parameter in each.params)]
        yield from (text for text in texts if text)


def usage(error: Exception) -> Message:
    """What is wrong with a command line."""
    say = getattr(error, "format_message", None)
    return _read(str(say() if callable(say) else error))


def _all(command: Any) -> Iterator[Any]:
    yield command
    for each in getattr(command, "commands", {}).values():
        yield from _all(each)


def _speak(command: Any, language: Language) -> None:
    """What a command makes when it is asked: the option of the help, and the line of the usage."""
    made = command.get_help_option

    def help_option(context: Any) -> Any:
        option = made(context)
        if option is not None:
            option.help = language.translated(option.help)
        return option

    def format_usage(context: Any, formatter: Any) -> None:
        pieces = " ".join(command.collect_usage_pieces(context))
        formatter.write_usage(context.command_path, pieces, f"{language.translated('Usage:')} ")

    command.get_help_option, command.format_usage = help_option, format_usage


def _read(text: str) -> Message:
    """A sentence of Typer's with the template that it was made of."""
    for template in TYPER_SAYS:
        if found := re.fullmatch(_pattern(template), text, re.DOTALL):
            values: dict[str, Value] = {name: _read(value) for name, value in found.groupdict().items()}
            return Message(text, template, values)
    return Message(text, text, {})


def _pattern(template: str) -> str:
    return re.sub(r"\\\{(\w+)\\\}", r"(?P<\1>.+?)", re.escape(template))
