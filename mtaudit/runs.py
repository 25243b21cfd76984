"""One run over several articles: the settings of each, what is known and ignored, where reports go."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePath
from typing import Any

from mtaudit.auditor import Auditor, Settings
from mtaudit.baseline import Baseline, Occurrences, load_baseline, render_baseline
from mtaudit.checks import all_checks
from mtaudit.configuration import Configuration, configure
from mtaudit.errors import BaselineError, MtauditError, OutputError, UnknownFormatError, UnrelatedError, described
from mtaudit.finding import Severity
from mtaudit.ignores import Ignore, read_sidecar
from mtaudit.inputs import ArticleFiles
from mtaudit.language import find_language
from mtaudit.message import Message, counted
from mtaudit.message import say as phrase
from mtaudit.output import append, check_output, write
from mtaudit.readers import read_back_translation, read_lines, read_pair
from mtaudit.report import EXTENSIONS, FOR_PEOPLE, FORMATS, render_all
from mtaudit.report.summary import plural
from mtaudit.result import Result
from mtaudit.terminal import detail, note, say

_SUMMARY = "GITHUB_STEP_SUMMARY"
"""The variable that names the file of a job's summary on GitHub."""

_LARGEST_SUMMARY = 1024 * 1024
"""Bytes that GitHub shows of a step's summary; it refuses a longer one."""


@dataclass(frozen=True, slots=True)
class Output:
    """A report that is asked for: its format, and its file, its folder for a page an article, or None for standard
    output."""

    format: str
    path: Path | None = None
    folder: bool = False


def parse_outputs(given: Sequence[str], format_name: str, *, several: bool) -> tuple[Output, ...]:
    """`html=report.html` or a path alone, which is of the format that is asked for; without any, standard output.

    Raises:
        UnknownFormatError: what stands before `=` is a word and no format.
        OutputError: two reports are for standard output.
    """
    outputs = []
    for each in given:
        name, equals, path = each.partition("=")
        if equals and name.isalpha() and name not in FORMATS:
            raise UnknownFormatError(
                "--output {output}: no format is called {name}, there are {formats}; ./{output} is a file of that name",
                output=each,
                name=name,
                formats=", ".join(FORMATS),
            )
        wanted, place = (name, path) if equals and name in FORMATS else (format_name, each)
        folder = wanted == "html" and (several or place.endswith("/") or Path(place).is_dir())
        outputs.append(Output(wanted, Path(place), folder))
    if sum(str(each.path) == "-" for each in outputs) > 1:
        raise OutputError("only one report can go to standard output")
    return tuple(outputs) or (Output(format_name),)


@dataclass
class Run:
    """The settings of a run, and what its results came to.

    `given` is what the command line says, `stdin_name` what standard input is called.
    """

    given: Mapping[str, Any]
    file: Path | None = None
    isolated: bool = False
    write_baseline: Path | None = None
    prune: bool = False
    stdin_name: str | None = None
    occurrences: Occurrences = field(default_factory=Occurrences)
    _configurations: dict[str, Configuration] = field(default_factory=dict)
    _auditors: dict[str, Auditor] = field(default_factory=dict)
    _baselines: dict[Path, Baseline] = field(default_factory=dict)
    _ignored: dict[Ignore, None] = field(default_factory=dict)

    def configuration(self, article: str) -> Configuration:
        """The settings for an article."""
        if article not in self._configurations:
            path = self.stdin_name if article == "-" and self.stdin_name else article
            self._configurations[article] = configure(path, self.given, file=self.file, isolated=self.isolated)
        return self._configurations[article]

    def auditor(self, article: str) -> Auditor:
        """The auditor of an article; one for all that have the same settings."""
        configuration = self.configuration(article)
        options, ignored = configuration.options, (*configuration.ignored, *read_sidecar(article))
        key = repr((options, ignored))
        if key not in self._auditors:
            baseline = self._baseline(options.baseline)
            self._ignored.update(dict.fromkeys(ignored))
            self._auditors[key] = Auditor(
                Settings(
                    options.model,
                    options.select,
                    options.ignore,
                    options.glossary,
                    baseline,
                    options.beam,
                    options.device,
                    not options.allow_unrelated,
                    options.severity,
                    ignored,
                    options.forward_model,
                )
            )
        return self._auditors[key]

    def audit(
        self,
        article: ArticleFiles,
        back_translations: Sequence[str],
        other_translations: Sequence[str],
        progress: Callable[[Message], None],
    ) -> Result:
        """Read and audit one article.

        Raises:
            MtauditError: it cannot be read, or is no article and its source.
        """
        auditor = self.auditor(article.target)
        texts = read_pair(article.target, article.source)
        note(texts.note)
        inputs = (article.target, article.source)
        given = [read_back_translation(each, inputs) for each in back_translations]
        name = self.stdin_name if article.target == "-" and self.stdin_name else article.target
        result = auditor.audit(
            texts.target,
            texts.source,
            back_translation=given[0] if given else None,
            other_back_translations=given[1:],
            other_translations=[read_lines(each, inputs) for each in other_translations],
            id=name,
            progress=progress,
        )
        result = replace(result, locations=texts.locations)
        if refused := auditor.refusal(result):
            raise UnrelatedError("{target}: {refused}", target=article.target, refused=refused)
        self.occurrences.add(result.to_dict(), auditor.settings.ignored)
        return result

    def audit_all(
        self,
        articles: Sequence[ArticleFiles],
        back_translations: Sequence[str],
        other_translations: Sequence[str],
        progress: Callable[[Message], None],
    ) -> tuple[list[Result], bool]:
        """The results of the articles, and whether one of several could not be read, which has been said then.

        Raises:
            MtauditError: the only one cannot be read.
        """
        results: list[Result] = []
        for article in articles:
            progress(phrase("reading"))
            try:
                result = self.audit(article, back_translations, other_translations, progress)
            except (MtauditError, OSError) as error:
                if len(articles) == 1:
                    raise
                text = described(error)
                said = phrase("{name}: {reason}", name=article.target, reason=text)
                say(text if article.target in text else said)
                continue
            detail(
                "{article}: {findings} in {words}",
                article=result.id,
                findings=counted("{count} finding", "{count} findings", len(result.findings)),
                words=counted("{count} word", "{count} words", result.score.words),
            )
            if not results and not back_translations:
                note(self.auditor(article.target).note)
            results.append(result)
        return results, len(results) < len(articles)

    @property
    def known(self) -> frozenset[str]:
        """The fingerprints of all baselines."""
        return frozenset(each.fingerprint for baseline in self._baselines.values() for each in baseline.known)

    def fails(self, result: Result) -> bool:
        """Whether a result has a finding as severe as its settings say."""
        threshold = self.threshold(result.id, "major")
        return threshold is not None and result.reaches(threshold)

    def threshold(self, article: str, usual: Severity | None) -> Severity | None:
        """The severity that fails a run, `usual` where the settings of an article do not say."""
        said = self.configuration(article).options.fail_on
        return usual if said is None else None if said == "never" else said

    def check_baselines(self, inputs: Iterable[str | Path | None]) -> None:
        """See, before the work is done, that the baselines can be written that shall be.

        Raises:
            BaselineError: one cannot be pruned.
            OutputError: the new one would take the place of an input.
        """
        if self.write_baseline is not None:
            check_output(self.write_baseline, inputs)
        if self.prune and not self._baselines:
            raise BaselineError("--prune needs --baseline")
        for path, baseline in self._baselines.items():
            if self.prune and baseline.decided:
                raise BaselineError("{path}: holds an editor's decisions, which --prune does not take back", path=path)

    def keep(self) -> Iterator[Message]:
        """Write the baselines that shall be; yield what there is to say of them, and of ignores without use."""
        if self.write_baseline is not None:
            write(render_baseline(self.occurrences.found.values()), self.write_baseline)
            known = counted("{count} known finding", "{count} known findings", len(self.occurrences.found))
            yield phrase("wrote {known} to {path}", known=known, path=str(self.write_baseline))
        ran = {check.id for auditor in self._auditors.values() for check in auditor.checks}
        silent = frozenset(check.id for check in all_checks() if check.id not in ran)
        for path, baseline in self._baselines.items():
            stale = self.occurrences.stale(baseline, silent)
            gone = counted("{count} finding", "{count} findings", len(stale))
            if stale and self.prune:
                write(render_baseline(each for each in baseline.known if each not in stale), path)
                yield phrase("removed {gone} no longer there from {path}", gone=gone, path=str(path))
            elif stale:
                some = ", ".join(f"{each.rule} {each.text}".strip() for each in stale[:3])
                yield phrase(
                    "{path} knows {gone} no longer there ({some}); --prune removes them",
                    path=str(path),
                    gone=gone,
                    some=some,
                )
        for ignore in self.occurrences.unused(self._ignored, silent):
            yield phrase("{origin}: {ignore} ignores nothing any more", origin=ignore.origin, ignore=str(ignore))

    def _baseline(self, path: Path | None) -> Baseline | None:
        if path is None:
            return None
        if path not in self._baselines:
            self._baselines[path] = load_baseline(path)
        return self._baselines[path]


def check_outputs(outputs: Iterable[Output], inputs: Sequence[str | Path | None]) -> None:
    """See, before the work is done, that all reports can be written.

    Raises:
        OutputError: one cannot.
    """
    for each in outputs:
        if each.path is None or str(each.path) == "-":
            continue
        if not each.folder:
            check_output(each.path, inputs)
        elif each.path.exists() and not each.path.is_dir():
            raise OutputError("{path}: is no folder; html is a page an article", path=each.path)


def write_reports(
    results: Sequence[Result], outputs: Iterable[Output], *, color: bool, fail_on: Severity | None, lang: str
) -> None:
    """Write all reports; where GitHub's annotations are among them, the job's summary too.

    Raises:
        OSError: one cannot be written.
    """
    for each in outputs:
        language = find_language(lang, for_people=each.format in FOR_PEOPLE).locale
        if each.folder and each.path is not None:
            for result, name in zip(results, _page_names(results), strict=True):
                write(render_all([result], "html", language=language), each.path / f"{name}.{EXTENSIONS['html']}")
            continue
        colored = color and each.format == "text" and (each.path is None or str(each.path) == "-")
        write(render_all(results, each.format, color=colored, language=language, fail_on=fail_on), each.path)
        if each.format == "github" and (summary := os.environ.get(_SUMMARY)):
            text = render_all(results, "markdown", language=find_language(lang).locale)
            if len(text.encode("utf-8", "backslashreplace")) > _LARGEST_SUMMARY:
                text = f"{plural(sum(len(result.findings) for result in results), 'finding')}; see the whole report.\n"
            append(text, Path(summary))


def statistics(results: Iterable[Result]) -> str:
    """How often each rule speaks, the most frequent first."""
    counts = Counter(finding.rule for result in results for finding in result.findings)
    return "".join(f"{count}\t{rule}\n" for rule, count in sorted(counts.items(), key=lambda each: (-each[1], each[0])))


def _page_names(results: Sequence[Result]) -> list[str]:
    """A name for the page of each: that of its article, with a number where several would have the same."""
    seen: Counter[str] = Counter()
    names = []
    for result in results:
        name = PurePath(result.id).name if result.id != "-" else "article"
        seen[name] += 1
        names.append(name if seen[name] == 1 else f"{name}.{seen[name]}")
    return names
