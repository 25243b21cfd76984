"""What can go wrong through nobody's defect, and how a defect is told apart from it.

`MtauditError` and `OSError` are for whoever runs mtaudit: one line that says what is wrong and what to do. Any other
exception is a defect of mtaudit.
"""

from __future__ import annotations


class MtauditError(Exception):
    """What a user can cause and mend: its text is one line."""


class ReadError(MtauditError):
    """An input that cannot be audited."""


class UnrelatedError(MtauditError):
    """Texts that are no article and its source."""


class ModelError(MtauditError):
    """A model that cannot be found, fetched, converted or loaded."""


class BackTranslationError(MtauditError):
    """A back-translation that was given and does not fit the Arabic text."""


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
        return f"rule {self.rule}: {described(self.__cause__)}" if self.__cause__ else f"rule {self.rule}"


def defect(error: BaseException) -> str:
    """What to say of an exception that nobody outside can have caused."""
    whose = (isinstance(error, RuleError) and error.origin) or "mtaudit"
    return (
        f"internal error ({described(error)}): this is a defect of {whose} and no mistake of yours; "
        "please report it with the text that caused it"
    )


def described(error: BaseException) -> str:
    """Any exception on one line: its text where that says enough, else after the name of its type."""
    if isinstance(error, OSError) and error.strerror:
        text = f"{error.filename}: {error.strerror}" if error.filename else error.strerror
    elif isinstance(error, MtauditError | OSError | RuleError):
        text = str(error)
    else:
        text = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
    return " ".join(text.split())
