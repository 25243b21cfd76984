"""What can go wrong through nobody's defect, and how a defect is told apart from it.

`MtauditError` and `OSError` are for whoever runs mtaudit: one line that says what is wrong and what to do. Any other
exception is a defect of mtaudit.
"""

from __future__ import annotations

from mtaudit.message import Message, Value, say


class MtauditError(Exception):
    """What a user can cause and mend, in one line: a template and its values, as `mtaudit.message.say` has it."""

    def __init__(self, template: str, /, **values: object) -> None:
        """Take a template that stands in the call, so that it is known to need a translation, or a whole `Message`."""
        made = template if isinstance(template, Message) else say(template, **_plain(values))
        super().__init__(made)
        self.message = made


def _plain(values: dict[str, object]) -> dict[str, Value]:
    return {name: _value(value) for name, value in values.items()}


def _value(value: object) -> Value:
    """What may stand in a message; any text on one line."""
    if isinstance(value, BaseException):
        return described(value)
    if isinstance(value, Message | int | float):
        return value
    return " ".join(str(value).split())


class ReadError(MtauditError):
    """An input that cannot be audited."""


class UnrelatedError(MtauditError):
    """Texts that are no article and its source."""


class ModelError(MtauditError):
    """A model that cannot be found, fetched, converted or loaded."""


class BackTranslationError(MtauditError):
    """A back-translation that was given and does not fit the Arabic text, or another translation and the source."""


class GlossaryError(MtauditError):
    """A file that is no glossary."""


class BaselineError(MtauditError):
    """A file that is no baseline."""


class ConfigurationError(MtauditError):
    """A setting that is not what it should be."""


class IgnoreError(MtauditError):
    """A line that says badly what to ignore."""


class ResultError(MtauditError):
    """JSON that is no result of an audit."""


class UnknownRuleError(MtauditError):
    """A rule identifier or family that no check has."""


class PluginError(MtauditError):
    """Rules of another package that cannot be used."""


class UnknownLanguageError(MtauditError):
    """A language that mtaudit does not speak."""


class UnknownFormatError(MtauditError):
    """A report format that there is not."""


class OutputError(MtauditError):
    """A place where nothing can be written, or where it would cost what is read."""


class InstallationError(MtauditError):
    """A part of mtaudit that is missing on this machine."""


class RuleError(Exception):
    """A rule that failed: a defect of the rule, told by `__cause__`, and none of the text that it was given.

    `origin` is the package that the rule comes from, empty for mtaudit itself.
    """

    def __init__(self, rule: str, origin: str = "") -> None:
        super().__init__(rule, origin)
        self.rule, self.origin = rule, origin

    def __str__(self) -> str:
        return str(self.message)

    @property
    def message(self) -> Message:
        """Which rule, and what became of it."""
        if self.__cause__ is None:
            return say("rule {rule}", rule=self.rule)
        return say("rule {rule}: {reason}", rule=self.rule, reason=described(self.__cause__))


def defect(error: BaseException) -> Message:
    """What to say of an exception that nobody outside can have caused."""
    whose = (isinstance(error, RuleError) and error.origin) or "mtaudit"
    return say(
        "internal error ({reason}): this is a defect of {whose} and no mistake of yours; "
        "please report it with the text that caused it",
        reason=described(error),
        whose=whose,
    )


def described(error: BaseException) -> Message:
    """Any exception on one line: its text where that says enough, else after the name of its type."""
    if isinstance(error, MtauditError | RuleError):
        return error.message
    if isinstance(error, OSError) and error.strerror:
        reason = Message(error.strerror, error.strerror, {})
        return say("{path}: {reason}", path=str(error.filename), reason=reason) if error.filename else reason
    text = " ".join(str(error).split())
    if not isinstance(error, OSError):
        text = f"{type(error).__name__}: {text}" if text else type(error).__name__
    return Message(text, text, {})
