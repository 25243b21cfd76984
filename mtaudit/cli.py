"""The command line: arguments to calls, results to exit codes."""

from __future__ import annotations

import errno
import gc
import os
import re
import signal
import sys
import traceback
from collections.abc import Iterable
from contextlib import suppress
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal, NoReturn, cast

import typer
from typer.exceptions import TyperException

import mtaudit
from mtaudit.errors import InstallationError, MtauditError, defect, described
from mtaudit.help import asked_language, translated, usage
from mtaudit.language import Language, find_language
from mtaudit.message import counted
from mtaudit.output import Keep, check_output, write
from mtaudit.report.visible import visible
from mtaudit.terminal import QUIET, USUAL, VERBOSE, color, documents, note, say, set_terminal, show_page, speak, stages

if TYPE_CHECKING:
    from mtaudit.corpus.batch import Engine
    from mtaudit.finding import Severity
    from mtaudit.result import Result

_SPEAKING = ("audit", "demo", "batch", "report", "summary", "serve", "rules", "explain")
"""Commands that have a language of their own."""

PASSED, FOUND, FAILED = 0, 1, 2
INTERRUPTED, UNREAD, TERMINATED = 130, 141, 143
"""As shells have it: 128 and the number of SIGINT, SIGPIPE or SIGTERM."""

_OBJECTS = 100_000
"""New objects after which Python looks for circles of them that nobody needs. Hardly any are made here, and what is
loaded stays: with the usual 700 an article from a cold start spends a seventh of its time on looking."""

app = typer.Typer(
    name="mtaudit",
    help="Audit machine-translated Arabic news: mark the places an editor must look at.",
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"]},
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
models_app = typer.Typer(help="Back-translation models.", no_args_is_help=True, rich_markup_mode=None)
app.add_typer(models_app, name="models")


class Format(StrEnum):
    """Report formats."""

    text = "text"
    json = "json"
    html = "html"
    sarif = "sarif"
    junit = "junit"
    github = "github"
    markdown = "markdown"
    gitlab = "gitlab"
    rdjson = "rdjson"
    checkstyle = "checkstyle"

    @property
    def for_people(self) -> bool:
        """Whether the format is for people rather than programs."""
        from mtaudit.report import FOR_PEOPLE

        return self in FOR_PEOPLE


class Schema(StrEnum):
    """What there is a JSON Schema of."""

    result = "result"
    settings = "settings"


class Color(StrEnum):
    """When to write in colours."""

    auto = "auto"
    always = "always"
    never = "never"


class ListFormat(StrEnum):
    """How to list the rules."""

    text = "text"
    json = "json"


class SummaryFormat(StrEnum):
    """How to write a summary."""

    text = "text"
    html = "html"
    json = "json"


class Threshold(StrEnum):
    """Severities that fail a run."""

    minor = "minor"
    major = "major"
    critical = "critical"
    never = "never"

    @property
    def severity(self) -> Severity | None:
        """The severity, None for never."""
        return None if self is Threshold.never else cast("Severity", self.value)


def _shard(text: str) -> tuple[int, int]:
    found = re.fullmatch(r"(\d{1,9})/(\d{1,9})", text, re.ASCII)
    if found is None or not 1 <= int(found[1]) <= int(found[2]):
        raise MtauditError("--shard {shard}: is no share; 2/5 is the second of five", shard=text)
    return int(found[1]), int(found[2])


def _columns(given: Iterable[str]) -> dict[str, str]:
    from mtaudit.readers.jsonl import OWN_KEYS

    named = {}
    for each in given:
        ours, equals, theirs = each.partition("=")
        if ours not in OWN_KEYS or not equals or not theirs:
            keys = ", ".join(OWN_KEYS)
            raise MtauditError("--column {column}: give one of {keys}, = and your name for it", column=each, keys=keys)
        named[ours] = theirs
    return named


def _engine(name: EngineName, address: str | None) -> Engine:
    from mtaudit import corpus
    from mtaudit.corpus import ray

    if name == "local" and address is not None:
        raise MtauditError("--address is for --engine ray")
    return partial(ray.audit_records, address=address) if name == "ray" else corpus.audit_records


EngineName = Literal["local", "ray"]
Model = Annotated[
    list[str] | None,
    typer.Option(
        help="Back-translation model; auto, the best one on this machine, unless told otherwise. May be given several "
        "times: what two agree in is surer."
    ),
]
ForwardModel = Annotated[
    str | None, typer.Option(help="A model from English into Arabic: what it would write stands beside findings.")
]
Beam = Annotated[
    int | None,
    typer.Option(min=1, help="Hypotheses that the model follows, usually 4; 1 is about three times as fast."),
]
Device = Annotated[str | None, typer.Option(help="Where the model runs: cpu or cuda.")]
Select = Annotated[str | None, typer.Option(help="Only these rules or families, with commas between: PRO,NAM001.")]
Ignore = Annotated[str | None, typer.Option(help="Not these rules or families.")]
GlossaryFile = Annotated[Path | None, typer.Option("--glossary", help="The newsroom's names and terms.")]
BaselineFile = Annotated[
    Path | None,
    typer.Option("--baseline", help="A baseline, an earlier JSON result or decisions: report only what is new."),
]
NewBaseline = Annotated[
    Path | None, typer.Option("--write-baseline", help="Write what is found as a baseline, and pass.")
]
Prune = Annotated[bool, typer.Option("--prune", help="Remove from the baseline what is no longer found.")]
AllowUnrelated = Annotated[
    bool | None, typer.Option("--allow-unrelated", help="Audit even where the source seems to be of another article.")
]
Lang = Annotated[
    str | None,
    typer.Option("--lang", help="Language of reports: en, ar, or auto, the system's for those that people read."),
]
FailOn = Annotated[Threshold | None, typer.Option(help="Exit with 1 on a finding this severe.")]
ExitZero = Annotated[bool, typer.Option("--exit-zero", help="Exit with 0 whatever is found.")]
SettingsFile = Annotated[
    Path | None, typer.Option("--config", help="The file of settings, instead of the one closest to the article.")
]
Isolated = Annotated[bool, typer.Option("--isolated", help="Look at no file of settings and no MTAUDIT_ variable.")]
ShowSettings = Annotated[bool, typer.Option("--show-settings", help="Show the settings and where each comes from.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing but errors.")]
Verbose = Annotated[bool, typer.Option("--verbose", "-v", help="Say more of what is done.")]
Colors = Annotated[Color | None, typer.Option("--color", help="When to write in colours: auto, always or never.")]


@app.callback(invoke_without_command=True)
def _root(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", help="Print the version.")] = False,
    lang: Annotated[str | None, typer.Option("--lang", help="Language of help, messages and reports.")] = None,
) -> None:
    if version:
        print(f"mtaudit {mtaudit.__version__}")
        raise typer.Exit
    if lang:
        context.default_map = {name: {"lang": lang} for name in _SPEAKING} | {"models": {"list": {"lang": lang}}}
    if context.invoked_subcommand is None:
        print(context.get_help())


@app.command()
def audit(
    targets: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="TARGET...",
            help="Arabic articles: text, HTML, docx, XLIFF, TMX, their folders or patterns; - is standard input.",
        ),
    ] = None,
    source: Annotated[str | None, typer.Option(help="The English copy that it was translated from.")] = None,
    source_pattern: Annotated[
        str | None, typer.Option(help="The name of the English copy beside each article: {stem}.en.txt.")
    ] = None,
    format_: Annotated[Format | None, typer.Option("--format", help="What to write, usually text.")] = None,
    output: Annotated[
        list[str] | None,
        typer.Option(metavar="[FORMAT=]PATH", help="Where to write it; may be given several times: html=report.html."),
    ] = None,
    back_translation: Annotated[
        list[str] | None,
        typer.Option(
            metavar="FILE",
            help="English for the Arabic by another system: as many lines, or both in TSV, JSON Lines or TMX. May be "
            "given several times, for several systems.",
        ),
    ] = None,
    other_translation: Annotated[
        list[str] | None,
        typer.Option(
            metavar="FILE",
            help="What another system made of the source, a line for each of its lines; may be given several times.",
        ),
    ] = None,
    model: Model = None,
    forward_model: ForwardModel = None,
    beam: Beam = None,
    device: Device = None,
    lang: Lang = None,
    fail_on: FailOn = None,
    exit_zero: ExitZero = False,
    select: Select = None,
    ignore: Ignore = None,
    baseline: BaselineFile = None,
    write_baseline: NewBaseline = None,
    prune: Prune = False,
    allow_unrelated: AllowUnrelated = None,
    glossary: GlossaryFile = None,
    stdin_filename: Annotated[
        str | None, typer.Option(help="What to call standard input: for its settings and in reports.")
    ] = None,
    statistics: Annotated[
        bool, typer.Option("--statistics", help="Show how often each rule speaks instead of the report.")
    ] = False,
    config: SettingsFile = None,
    isolated: Isolated = False,
    show_settings: ShowSettings = False,
    quiet: Quiet = False,
    verbose: Verbose = False,
    colors: Colors = None,
) -> None:
    """Audit articles and exit with 1 if one has a finding as severe as --fail-on, major unless told otherwise."""
    from mtaudit import runs
    from mtaudit.inputs import find_articles

    set_terminal(QUIET if quiet else VERBOSE if verbose else USUAL, colors or "auto")
    given = _given(
        model=model,
        forward_model=forward_model,
        beam=beam,
        device=device,
        lang=lang,
        select=_listed(select),
        ignore=_listed(ignore),
        fail_on=fail_on,
        format=format_,
        glossary=glossary,
        baseline=baseline,
        source_pattern=source_pattern,
        allow_unrelated=allow_unrelated,
    )
    run = runs.Run(given, config, isolated, write_baseline, prune, stdin_filename)
    if show_settings:
        print(visible(run.configuration((targets or ["-"])[0]).render()), end="")
        return
    if not targets:
        raise MtauditError("TARGET is missing: give an article, a folder or -")
    articles = find_articles(targets, source, lambda path: run.configuration(path).options.source_pattern)
    several = len(articles) > 1
    configured = run.configuration(articles[0].target).options
    speak(find_language(configured.lang))
    outputs = runs.parse_outputs(output or (), configured.format, several=several)
    inputs = [
        *(each.target for each in articles),
        *(each.source for each in articles),
        *(back_translation or ()),
        *(other_translation or ()),
        glossary,
    ]
    runs.check_outputs(outputs, [*inputs, baseline])
    if back_translation and several:
        raise MtauditError("--back-translation is for one article")
    if other_translation and several:
        raise MtauditError("--other-translation is for one article")
    for each in articles:
        run.auditor(each.target)
    run.check_baselines(inputs)
    with stages() as progress:
        results, unread = run.audit_all(articles, back_translation or (), other_translation or (), progress)
    if results:
        wanted = [each for each in outputs if not (statistics and each.path is None)]
        threshold = run.threshold(results[0].id, "major")
        runs.write_reports(results, wanted, color=color(), fail_on=threshold, lang=configured.lang)
    if statistics:
        write(runs.statistics(results), None)
    for line in run.keep():
        note(line)
    if unread:
        raise typer.Exit(FAILED)
    if any(map(run.fails, results)) and not (write_baseline or exit_zero):
        raise typer.Exit(FOUND)


@app.command()
def demo(
    output: Annotated[Path, typer.Option(help="The folder for the reports.")] = Path("reports"),
    model: Model = None,
    lang: Lang = None,
) -> None:
    """Audit the bundled examples into HTML and JSON reports, show what is in the first one here and in a browser."""
    from mtaudit.auditor import Auditor
    from mtaudit.examples import examples
    from mtaudit.report.collection import write_pages

    language = _language(lang)
    auditor = Auditor(model=model or "auto")
    note(auditor.note)
    with stages() as progress:
        results = [auditor.audit(each.arabic, each.english, id=each.name, progress=progress) for each in examples()]
    _report(results[0], Format.text, None, language)
    for result in results:
        _report(result, Format.json, output / result.id.replace(".ar.txt", ".json"), Language())
    index = write_pages((result.to_dict() for result in results), output, language=language.locale)
    page = index.with_name("demo.html")
    say("wrote {path}", path=str(index))
    say("wrote {path}", path=str(page))
    if not show_page(page):
        say("open {address} in a browser", address=page.resolve().as_uri())


@app.command()
def batch(
    source: Annotated[
        str,
        typer.Argument(
            metavar="INPUT", help="JSON Lines, Parquet or Arrow, a file or an address; - is JSON Lines on stdin."
        ),
    ],
    output: Annotated[
        str, typer.Option(help="What to write, likewise; a stopped run goes on, but not where it is -, stdout.")
    ],
    columns: Annotated[
        list[str] | None,
        typer.Option("--column", metavar="OURS=YOURS", help="What you call target, source, id or back_translation."),
    ] = None,
    model: Model = None,
    beam: Beam = None,
    device: Device = None,
    fail_on: FailOn = None,
    exit_zero: ExitZero = False,
    select: Select = None,
    ignore: Ignore = None,
    baseline: BaselineFile = None,
    write_baseline: NewBaseline = None,
    prune: Prune = False,
    allow_unrelated: AllowUnrelated = None,
    glossary: GlossaryFile = None,
    strict: Annotated[
        bool | None, typer.Option("--strict", help="Exit with 2 if any line could not be audited.")
    ] = None,
    keep: Annotated[Keep, typer.Option(help="What to write of each result.")] = "all",
    shard: Annotated[str, typer.Option(metavar="I/N", help="Audit only the I-th of every N documents.")] = "1/1",
    jobs: Annotated[int | None, typer.Option(min=0, help="Processes; 0, as usually, for one a processor.")] = None,
    timeout: Annotated[
        float, typer.Option(min=0, metavar="SECONDS", help="The longest that one document may take; 0 for any time.")
    ] = 600,
    force: Annotated[bool, typer.Option("--force", help="Write over the results of a finished run.")] = False,
    engine: Annotated[
        EngineName, typer.Option(help="What audits: processes of this machine, or a cluster of Ray.")
    ] = "local",
    address: Annotated[
        str | None, typer.Option(help="The cluster of Ray; that of RAY_ADDRESS or this machine if not given.")
    ] = None,
    config: SettingsFile = None,
    isolated: Isolated = False,
    show_settings: ShowSettings = False,
    quiet: Quiet = False,
    report_folder: Annotated[
        Path | None, typer.Option("--report", help="A folder for pages to work in: one an article, and an index.")
    ] = None,
    lang: Lang = None,
) -> None:
    """Audit many documents, {"id", "target", "source", "back_translation"} each, into one result each, in order."""
    from mtaudit import corpus, runs
    from mtaudit.readers import count_records, open_records
    from mtaudit.readers.files import is_address

    set_terminal(QUIET if quiet else USUAL, "auto")
    share = _shard(shard)
    named = _columns(columns or ())
    if report_folder is not None and (keep != "all" or output == "-"):
        raise MtauditError("pages need --keep all and a file as --output")
    given = _given(
        model=model,
        beam=beam,
        device=device,
        select=_listed(select),
        ignore=_listed(ignore),
        fail_on=fail_on,
        glossary=glossary,
        baseline=baseline,
        allow_unrelated=allow_unrelated,
        strict=strict,
        jobs=jobs,
        lang=lang,
    )
    run = runs.Run(given, config, isolated, write_baseline, prune)
    configured = run.configuration(source)
    if show_settings:
        print(visible(configured.render()), end="")
        return
    language = find_language(configured.options.lang)
    speak(language)
    if output != "-" and not is_address(output):
        check_output(Path(output), (source, baseline, glossary))
    auditor = run.auditor(source)
    run.check_baselines((source, glossary))
    run.occurrences.only = None if write_baseline else run.known

    def total() -> int | None:
        found = count_records(source)
        return None if found is None else len(range(share[0] - 1, found, share[1]))

    with open_records(source, named) as records, documents(total) as progress:
        note(auditor.note)

        def count(result: dict[str, Any]) -> None:
            run.occurrences.add(result, auditor.settings.ignored)
            progress(result)

        tally = corpus.batch(
            records,
            output,
            auditor.settings,
            jobs=configured.options.jobs or (_processors() if engine == "local" else 0),
            timeout=timeout or None,
            engine=_engine(engine, address),
            keep=keep,
            shard=share,
            force=force,
            progress=count,
            language=find_language(configured.options.lang, for_people=False),
        )
    for line in run.keep():
        note(line)
    if tally.errors:
        lines = counted("{count} line", "{count} lines", tally.errors)
        say("{lines} could not be audited: see `error` in {path}", lines=lines, path=str(output))
    if report_folder is not None:
        from mtaudit.interchange import saved_results
        from mtaudit.report.collection import write_pages

        index = write_pages(saved_results(output), report_folder, language=language.locale)
        note("wrote {path}", path=str(index))
    if tally.errors and (configured.options.strict or tally.errors == tally.documents):
        raise typer.Exit(FAILED)
    threshold = run.threshold(source, None)
    if threshold and tally.reaches(threshold) and not (write_baseline or exit_zero):
        raise typer.Exit(FOUND)


@app.command()
def report(
    saved: Annotated[
        str, typer.Argument(metavar="RESULT", help="What audit wrote as JSON, or batch; - for standard input.")
    ],
    format_: Annotated[Format, typer.Option("--format", help="What to write.")] = Format.text,
    output: Annotated[Path | None, typer.Option(help="Where to write it; standard output if not given.")] = None,
    identifier: Annotated[str | None, typer.Option("--id", help="Which result of a batch.")] = None,
    lang: Lang = None,
    fail_on: Annotated[Threshold, typer.Option(help="What is a failure in junit.")] = Threshold.major,
) -> None:
    """Write a report of an audit that was done before, the same as `audit --format` wrote then."""
    from mtaudit.interchange import load_result

    if output is not None:
        check_output(output, (saved,))
    language = _language(lang, for_people=format_.for_people)
    _report(load_result(saved, identifier), format_, output, language, fail_on.severity)


@app.command()
def summary(
    results: Annotated[
        list[str], typer.Argument(metavar="RESULTS...", help="What batch wrote, in any of its formats, or addresses.")
    ],
    against: Annotated[
        list[str] | None, typer.Option(metavar="RESULTS", help="Results of another corpus, to stand beside these.")
    ] = None,
    system: Annotated[
        str | None, typer.Option(metavar="KEY", help="The key of the articles that names the system: compare them.")
    ] = None,
    month: Annotated[
        str | None, typer.Option(metavar="KEY", help="The key that holds a date, for figures by month.")
    ] = None,
    by: Annotated[
        list[str] | None, typer.Option(metavar="KEY", help="Another key to part the articles by: desk, source.")
    ] = None,
    format_: Annotated[
        SummaryFormat, typer.Option("--format", help="Tables for the terminal, a page with plots, or all for programs.")
    ] = SummaryFormat.text,
    output: Annotated[Path | None, typer.Option(help="Where to write it; standard output if not given.")] = None,
    glossary: Annotated[
        Path | None,
        typer.Option("--write-glossary", help="Write the commonest wrong names and terms as a proposed glossary."),
    ] = None,
    lang: Lang = None,
) -> None:
    """Say what a corpus tells: findings by rule and part, penalties and how sure they are, worst articles, glossary."""
    from mtaudit import summary as of
    from mtaudit.readers.files import is_address

    for path in filter(None, (output, glossary)):
        check_output(path, [each for each in (*results, *(against or ())) if not is_address(each)])
    language = _language(lang, for_people=format_ is not SummaryFormat.json)
    found = of.summarise(results, against=against or (), system=system, month=month, by=by or ())
    if format_ is SummaryFormat.json:
        text = of.render_json(found)
    elif format_ is SummaryFormat.html:
        text = of.render_html(found, language=language.locale)
    else:
        text = of.render_text(found, color=output is None and color(), language=language.locale)
    write(text, output)
    if glossary is not None:
        write(of.render_glossary(found.wrong), glossary)
        note("wrote {path}: read each line before you give it to --glossary", path=str(glossary))


@app.command()
def serve(
    host: Annotated[
        str, typer.Option(help="The address to serve at; another than this machine's asks for a token.")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=1, max=65535)] = 8642,
    token: Annotated[
        str, typer.Option(envvar="MTAUDIT_TOKEN", help="What who asks must know; made up where it is needed.")
    ] = "",
    model: Model = None,
    select: Select = None,
    ignore: Ignore = None,
    glossary: GlossaryFile = None,
    lang: Lang = None,
    jobs: Annotated[int, typer.Option(min=0, help="Processes; 0 for one a processor.")] = 0,
    seconds: Annotated[float, typer.Option(min=1, help="The longest that one text may take.")] = 120,
    megabytes: Annotated[float, typer.Option(min=0.01, help="The largest text.")] = 4,
) -> None:
    """Serve a page to check texts on, and the same as an API (needs the extra `serve`)."""
    try:
        from mtaudit.serve.app import make_app
        from mtaudit.serve.run import run, token_for
    except ModuleNotFoundError as error:
        raise InstallationError("{module} is missing: install mtaudit[serve]", module=error.name) from None
    from mtaudit.auditor import Auditor, Settings
    from mtaudit.serve.limits import Limits

    auditor = Auditor(Settings(model or "auto", _listed(select) or (), _listed(ignore) or (), glossary))
    note(auditor.note)
    limits = Limits(body=int(megabytes * 1024**2), auditing=seconds)
    known = token_for(host, token)
    made = make_app(
        auditor.settings, processes=jobs or _processors(), limits=limits, token=known, language=lang or "auto"
    )
    say("serving at {address}", address=f"http://{f'[{host}]' if ':' in host else host}:{port}")
    if known and not token:
        say("the token is {token}", token=known)
    run(made, host, port, limits)


@app.command()
def schema(
    of: Annotated[Schema, typer.Argument(help="Of a result, or of a file of settings, for editors.")] = Schema.result,
) -> None:
    """Print a JSON Schema."""
    from mtaudit.interchange import dumps, json_schema

    if of is Schema.settings:
        from mtaudit.configuration import settings_schema

        print(dumps(settings_schema(), indent=2))
    else:
        print(dumps(json_schema(), indent=2))


@app.command()
def rules(
    format_: Annotated[ListFormat, typer.Option("--format", help="For people or for programs.")] = ListFormat.text,
    lang: Lang = None,
) -> None:
    """List the rules."""
    from mtaudit.checks import all_checks
    from mtaudit.report.rules import as_json, render_list

    if format_ is ListFormat.json:
        print(as_json(all_checks()), end="")
    else:
        print(render_list(all_checks(), color=color(), language=_language(lang)), end="")


@app.command()
def explain(
    identifier: Annotated[str, typer.Argument(metavar="ID", help="A rule, for example NAM001.")], lang: Lang = None
) -> None:
    """Explain a rule: what it finds, why it matters, when it stays silent, with examples."""
    from mtaudit.checks.selection import find_check
    from mtaudit.report.rules import render_rule

    print(render_rule(find_check(identifier), color=color(), language=_language(lang)), end="")


@models_app.command("list")
def models_list(lang: Lang = None) -> None:
    """List the models of models.yaml, which of them are on this machine, and the default."""
    from mtaudit.translate.models import describe_models

    print(visible(describe_models(_language(lang))), end="")


@models_app.command("fetch")
def models_fetch(name: Annotated[str, typer.Argument(help="A name of models.yaml.")]) -> None:
    """Download a model."""
    from mtaudit.translate.models import fetch

    say("fetched into {path}", path=str(fetch(name)))


@models_app.command("convert")
def models_convert(name: Annotated[str, typer.Argument(help="A name of models.yaml, or a folder.")]) -> None:
    """Convert a fetched model to int8 for CTranslate2: several times as fast."""
    from mtaudit.translate.convert import convert

    say("converted into {path}", path=str(convert(name)))


@models_app.command("add")
def models_add(
    folder: Annotated[Path, typer.Argument(metavar="PATH", help="A MarianMT checkpoint or an OPUS-MT release.")],
    name: Annotated[str, typer.Option(help="What to call it; the folder's name if not given.")] = "",
) -> None:
    """Bring a model of your own, converted, into the cache: `auto` takes it from then on."""
    from mtaudit.translate.convert import add

    say("added: --model {name}", name=add(folder, name))


def main() -> None:
    """Run the command line; every error a user can cause is one line on stderr and exit code 2.

    A defect of mtaudit says that it is one and shows its traceback; the exit code is 2 too, never the 1 of findings,
    even where nothing can be said because the standard streams are closed.
    """
    try:
        status = _run()
    except SystemExit:
        raise
    except BaseException as error:
        with suppress(BaseException):
            traceback.print_exception(error)
        os._exit(FAILED)
    sys.exit(status)


def _run() -> int:
    # The matrices of one article are small: more threads cost numpy more than they give (five times as much on a busy
    # machine with two cores).
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    gc.set_threshold(_OBJECTS)
    _open_closed_streams()
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    signal.signal(signal.SIGTERM, _terminate)
    language = asked_language(sys.argv[1:])
    speak(language)
    try:
        status = translated(typer.main.get_command(app), language).main(standalone_mode=False)
        sys.stdout.flush()
    except TyperException as error:
        message = usage(error)
        if message.startswith(language.translated("Usage:")):
            print(message, file=sys.stderr)
        else:
            say(message)
        status = FAILED
    except typer.Abort as abort:
        if isinstance(abort.__cause__, EOFError):  # which Typer takes for an interrupt
            traceback.print_exception(abort.__cause__)
            say(defect(abort.__cause__))
            status = FAILED
        else:
            status = INTERRUPTED
    except BrokenPipeError:
        status = _unread()
    except (MtauditError, OSError) as error:
        closed = isinstance(error, OSError) and error.errno == errno.EBADF
        say("standard output: is closed; give --output" if closed else described(error))
        _drop_output()
        status = FAILED
    except KeyboardInterrupt:
        status = INTERRUPTED
    except SystemExit as end:
        if not isinstance(end.__context__, BrokenPipeError):  # of which Typer makes an exit code 1
            raise
        status = _unread()
    except BaseException as error:  # extensions in Rust panic with one that is no Exception
        traceback.print_exception(error)
        say(defect(error))
        status = FAILED
    if status == INTERRUPTED:
        say("stopped")
    return int(status or PASSED)


def _open_closed_streams() -> None:
    """Keep the numbers of closed standard streams from files, which would be written over; to write to standard output
    fails all the same, what goes to standard error is lost."""
    for number, mode in enumerate((os.O_RDONLY, os.O_RDONLY, os.O_WRONLY)):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, mode)
    sys.stdout = sys.stdout or open(1, "w", closefd=False)  # noqa: SIM115
    sys.stderr = sys.stderr or open(2, "w", closefd=False)  # noqa: SIM115


def _unread() -> int:
    """The reader of our output has gone: nothing is left to say, and nobody to say it to."""
    _drop_output()
    return UNREAD


def _drop_output() -> None:
    """Forget what cannot be written, so that the interpreter does not try again at its end."""
    try:
        (sys.__stdout__ or sys.stdout).flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _terminate(number: int, frame: object) -> NoReturn:
    """End as after an interrupt, so that temporary files and worker processes go too."""
    signal.signal(number, signal.SIG_IGN)
    sys.exit(TERMINATED)


def _given(**options: Any) -> dict[str, Any]:
    """What the command line says, by the names and with the values that a file of settings has."""
    return {
        name.replace("_", "-"): str(value) if isinstance(value, Path | StrEnum) else value
        for name, value in options.items()
    }


def _listed(names: str | None) -> list[str] | None:
    """Names with commas between, None where the option is not given."""
    return None if names is None else [each.strip() for each in names.split(",") if each.strip()]


def _language(lang: str | None, *, for_people: bool = True) -> Language:
    """The language that is asked for, on the command line or else in the environment; nobody else is asked."""
    return find_language(lang or os.environ.get("MTAUDIT_LANG") or "auto", for_people=for_people)


def _report(
    result: Result, format_: Format, output: Path | None, language: Language, fail_on: Severity | None = "major"
) -> None:
    from mtaudit.report import render

    colored = format_ is Format.text and output is None and color()
    write(render(result, format_, path=result.id, color=colored, language=language.locale, fail_on=fail_on), output)


def _processors() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


if __name__ == "__main__":
    main()
