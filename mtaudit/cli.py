"""The command line: arguments to calls, results to exit codes."""

from __future__ import annotations

import os
import re
import signal
import sys
import traceback
from contextlib import suppress
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NoReturn, cast

import typer
from typer.exceptions import TyperException

import mtaudit
from mtaudit.errors import BaselineError, InstallationError, MtauditError, UnrelatedError, defect, described
from mtaudit.language import Language, find_language
from mtaudit.output import check_output, write
from mtaudit.terminal import color, documents, say, stages

if TYPE_CHECKING:
    from mtaudit.auditor import Auditor
    from mtaudit.baseline import Occurrences
    from mtaudit.finding import Severity
    from mtaudit.result import Result

PASSED, FOUND, FAILED = 0, 1, 2
INTERRUPTED, TERMINATED = 130, 143
"""As shells have it: 128 and the number of SIGINT or SIGTERM."""

app = typer.Typer(
    name="mtaudit",
    help="Audit machine-translated Arabic news: mark the places an editor must look at.",
    no_args_is_help=True,
    add_completion=False,
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

    @property
    def for_people(self) -> bool:
        """Whether the format is for people rather than programs."""
        from mtaudit.report import FOR_PEOPLE

        return self in FOR_PEOPLE


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


class Keep(StrEnum):
    """What a batch writes of each result: all, all but the texts, or no segments either."""

    all = "all"
    segments = "segments"
    findings = "findings"


def _shard(text: str) -> tuple[int, int]:
    found = re.fullmatch(r"(\d{1,9})/(\d{1,9})", text, re.ASCII)
    if found is None or not 1 <= int(found[1]) <= int(found[2]):
        raise typer.BadParameter(f"--shard {text}: is no share; 2/5 is the second of five")
    return int(found[1]), int(found[2])


Model = Annotated[str, typer.Option(help="Back-translation model; `auto` takes the best one on this machine.")]
Beam = Annotated[int, typer.Option(min=1, help="Hypotheses that the model follows; 1 is about three times as fast.")]
Device = Annotated[str, typer.Option(help="Where the model runs: cpu or cuda.")]
Select = Annotated[str, typer.Option(help="Only these rules or families, with commas between: PRO,NAM001.")]
Ignore = Annotated[str, typer.Option(help="Not these rules or families.")]
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
    bool, typer.Option("--allow-unrelated", help="Audit even where the source seems to be of another article.")
]
Lang = Annotated[
    str, typer.Option("--lang", help="Language of reports: en, ar, or auto, the system's for those that people read.")
]
FailOn = Annotated[Threshold, typer.Option(help="Exit with 1 on a finding this severe.")]


@app.callback(invoke_without_command=True)
def _root(version: Annotated[bool, typer.Option("--version", help="Print the version.")] = False) -> None:
    if version:
        print(f"mtaudit {mtaudit.__version__}")
        raise typer.Exit


@app.command()
def audit(
    target: Annotated[
        str,
        typer.Argument(metavar="TARGET", help="The Arabic article: text, HTML, docx, XLIFF, TMX; - is standard input."),
    ],
    source: Annotated[str | None, typer.Option(help="The English copy that it was translated from.")] = None,
    format_: Annotated[Format, typer.Option("--format", help="What to write.")] = Format.text,
    output: Annotated[Path | None, typer.Option(help="Where to write it; standard output if not given.")] = None,
    back_translation: Annotated[
        str | None,
        typer.Option(
            metavar="FILE",
            help="English for the Arabic by another system: as many lines, or both in TSV, JSON Lines or TMX.",
        ),
    ] = None,
    model: Model = "auto",
    beam: Beam = 4,
    device: Device = "cpu",
    lang: Lang = "auto",
    fail_on: FailOn = Threshold.major,
    select: Select = "",
    ignore: Ignore = "",
    baseline: BaselineFile = None,
    write_baseline: NewBaseline = None,
    prune: Prune = False,
    allow_unrelated: AllowUnrelated = False,
    glossary: GlossaryFile = None,
) -> None:
    """Audit one article and exit with 1 if it has a finding as severe as --fail-on."""
    from mtaudit.auditor import Auditor, Settings
    from mtaudit.readers import read_back_translation, read_pair

    if output is not None:
        check_output(output, (target, source, back_translation, baseline, glossary))
    language = find_language(lang, for_people=format_.for_people)
    auditor = Auditor(Settings(model, select, ignore, glossary, baseline, beam, device, not allow_unrelated))
    occurrences = _occurrences(auditor, baseline, write_baseline, prune, (target, source, back_translation, glossary))
    with stages() as progress:
        progress("reading")
        article = read_pair(target, source)
        given = read_back_translation(back_translation, (target, source)) if back_translation is not None else None
        _say_which(auditor.note if given is None else "")
        if article.note:
            say(article.note)
        result = auditor.audit(article.target, article.source, back_translation=given, id=target, progress=progress)
    if refused := auditor.refusal(result):
        raise UnrelatedError(f"{target}: {refused}")
    occurrences.add(result.to_dict())
    _report(result, format_, output, language)
    _keep(occurrences, baseline, write_baseline, prune)
    if fail_on.severity and result.reaches(fail_on.severity) and not write_baseline:
        raise typer.Exit(FOUND)


@app.command()
def demo(
    output: Annotated[Path, typer.Option(help="The folder for the reports.")] = Path("reports"),
    model: Model = "auto",
    lang: Lang = "auto",
) -> None:
    """Audit the bundled example into HTML and JSON reports and show the findings here."""
    from mtaudit.auditor import Auditor
    from mtaudit.examples import demo_texts

    language = find_language(lang)
    arabic, english = demo_texts()
    auditor = Auditor(model=model)
    _say_which(auditor.note)
    with stages() as progress:
        result = auditor.audit(arabic, english, id="demo.ar.txt", progress=progress)
    output.mkdir(parents=True, exist_ok=True)
    _report(result, Format.text, None, language)
    for format_ in (Format.html, Format.json):
        path = output / f"demo.{format_}"
        _report(result, format_, path, language)
        say(language.gettext("wrote {path}", path=str(path)))


@app.command()
def batch(
    source: Annotated[str, typer.Argument(metavar="INPUT", help="JSON Lines, a document a line, or - for stdin.")],
    output: Annotated[Path, typer.Option(help="The JSON Lines file to write; a stopped run goes on from it.")],
    model: Model = "auto",
    beam: Beam = 4,
    device: Device = "cpu",
    fail_on: FailOn = Threshold.never,
    select: Select = "",
    ignore: Ignore = "",
    baseline: BaselineFile = None,
    write_baseline: NewBaseline = None,
    prune: Prune = False,
    allow_unrelated: AllowUnrelated = False,
    glossary: GlossaryFile = None,
    strict: Annotated[bool, typer.Option("--strict", help="Exit with 2 if any line could not be audited.")] = False,
    keep: Annotated[Keep, typer.Option(help="What to write of each result.")] = Keep.all,
    shard: Annotated[str, typer.Option(metavar="I/N", help="Audit only the I-th of every N documents.")] = "1/1",
    jobs: Annotated[int, typer.Option(min=0, help="Processes; 0 for one a processor.")] = 0,
) -> None:
    """Audit many documents, {"id", "target", "source", "back_translation"} a line, one result a line, in order."""
    from mtaudit import corpus
    from mtaudit.auditor import Auditor, Settings
    from mtaudit.readers import open_input
    from mtaudit.report.summary import plural

    share = _shard(shard)
    check_output(output, (source, baseline, glossary))
    auditor = Auditor(Settings(model, select, ignore, glossary, baseline, beam, device, not allow_unrelated))
    occurrences = _occurrences(auditor, baseline, write_baseline, prune, (source, glossary))
    with open_input(source) as stream, documents() as progress:
        _say_which(auditor.note)

        def count(result: dict[str, Any]) -> None:
            occurrences.add(result)
            progress(result)

        tally = corpus.batch(
            stream, output, auditor.settings, jobs=jobs or _processors(), keep=keep.value, shard=share, progress=count
        )
    _keep(occurrences, baseline, write_baseline, prune)
    if tally.errors:
        say(f"{plural(tally.errors, 'line')} could not be audited: see `error` in {output}")
    if tally.errors and (strict or tally.errors == tally.documents):
        raise typer.Exit(FAILED)
    if fail_on.severity and tally.reaches(fail_on.severity) and not write_baseline:
        raise typer.Exit(FOUND)


@app.command()
def report(
    saved: Annotated[
        str, typer.Argument(metavar="RESULT", help="What audit wrote as JSON, or batch; - for standard input.")
    ],
    format_: Annotated[Format, typer.Option("--format", help="What to write.")] = Format.text,
    output: Annotated[Path | None, typer.Option(help="Where to write it; standard output if not given.")] = None,
    identifier: Annotated[str | None, typer.Option("--id", help="Which result of a batch.")] = None,
    lang: Lang = "auto",
) -> None:
    """Write a report of an audit that was done before, the same as `audit --format` wrote then."""
    from mtaudit.interchange import load_result

    if output is not None:
        check_output(output, (saved,))
    language = find_language(lang, for_people=format_.for_people)
    _report(load_result(saved, identifier), format_, output, language)


@app.command()
def serve(
    host: Annotated[
        str, typer.Option(help="The address to serve at; another than this machine's asks for a token.")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=1, max=65535)] = 8642,
    token: Annotated[
        str, typer.Option(envvar="MTAUDIT_TOKEN", help="What who asks must know; made up where it is needed.")
    ] = "",
    model: Model = "auto",
    select: Select = "",
    ignore: Ignore = "",
    glossary: GlossaryFile = None,
    lang: Lang = "auto",
    jobs: Annotated[int, typer.Option(min=0, help="Processes; 0 for one a processor.")] = 0,
    seconds: Annotated[float, typer.Option(min=1, help="The longest that one text may take.")] = 120,
    megabytes: Annotated[float, typer.Option(min=0.01, help="The largest text.")] = 4,
) -> None:
    """Serve a page to check texts on, and the same as an API (needs the extra `serve`)."""
    try:
        from mtaudit.serve.app import make_app
        from mtaudit.serve.run import run, token_for
    except ModuleNotFoundError as error:
        raise InstallationError(f"{error.name} is missing: install mtaudit[serve]") from None
    from mtaudit.auditor import Auditor, Settings
    from mtaudit.serve.limits import Limits

    auditor = Auditor(Settings(model, select, ignore, glossary))
    _say_which(auditor.note)
    limits = Limits(body=int(megabytes * 1024**2), auditing=seconds)
    known = token_for(host, token)
    made = make_app(auditor.settings, processes=jobs or _processors(), limits=limits, token=known, language=lang)
    language = find_language(lang)
    say(language.gettext("serving at {address}", address=f"http://{f'[{host}]' if ':' in host else host}:{port}"))
    if known and not token:
        say(language.gettext("the token is {token}", token=known))
    run(made, host, port, limits)


@app.command()
def schema() -> None:
    """Print the JSON Schema of a result."""
    from mtaudit.interchange import dumps, json_schema

    print(dumps(json_schema(), indent=2))


@app.command()
def rules(lang: Lang = "auto") -> None:
    """List the rules."""
    from mtaudit.checks import all_checks
    from mtaudit.report.rules import render_list

    print(render_list(all_checks(), color=color(), language=find_language(lang)), end="")


@app.command()
def explain(
    identifier: Annotated[str, typer.Argument(metavar="ID", help="A rule, for example NAM001.")], lang: Lang = "auto"
) -> None:
    """Explain a rule: what it finds, why it matters, when it stays silent, with examples."""
    from mtaudit.checks.selection import find_check
    from mtaudit.report.rules import render_rule

    print(render_rule(find_check(identifier), color=color(), language=find_language(lang)), end="")


@models_app.command("list")
def models_list() -> None:
    """List the models of models.yaml, which of them are on this machine, and the default."""
    from mtaudit.translate.models import describe_models

    print(describe_models(), end="")


@models_app.command("fetch")
def models_fetch(name: Annotated[str, typer.Argument(help="A name of models.yaml.")]) -> None:
    """Download a model."""
    from mtaudit.translate.models import fetch

    say(f"fetched into {fetch(name)}")


@models_app.command("convert")
def models_convert(name: Annotated[str, typer.Argument(help="A name of models.yaml, or a folder.")]) -> None:
    """Convert a fetched model to int8 for CTranslate2: several times as fast."""
    from mtaudit.translate.convert import convert

    say(f"converted into {convert(name)}")


@models_app.command("add")
def models_add(
    folder: Annotated[Path, typer.Argument(metavar="PATH", help="A MarianMT checkpoint or an OPUS-MT release.")],
    name: Annotated[str, typer.Option(help="What to call it; the folder's name if not given.")] = "",
) -> None:
    """Bring a model of your own, converted, into the cache: `auto` takes it from then on."""
    from mtaudit.translate.convert import add

    say(f"added: --model {add(folder, name)}")


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
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    signal.signal(signal.SIGTERM, _terminate)
    try:
        status = app(standalone_mode=False)
        sys.stdout.flush()
    except TyperException as error:
        format_message = getattr(error, "format_message", None)
        message = format_message() if callable(format_message) else str(error)
        if message.startswith("Usage:"):
            print(message, file=sys.stderr)
        else:
            say(message)
        status = FAILED
    except typer.Abort:
        status = INTERRUPTED
    except BrokenPipeError:
        # The reader of our output has gone: nothing is left to say, and nobody to say it to.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        status = PASSED
    except (MtauditError, OSError) as error:
        say(described(error))
        status = FAILED
    except KeyboardInterrupt:
        status = INTERRUPTED
    except SystemExit:
        raise
    except BaseException as error:  # extensions in Rust panic with one that is no Exception
        traceback.print_exception(error)
        say(defect(error))
        status = FAILED
    if status == INTERRUPTED:
        say(find_language().gettext("stopped"))
    return int(status or PASSED)


def _terminate(number: int, frame: object) -> NoReturn:
    """End as after an interrupt, so that temporary files and worker processes go too."""
    signal.signal(number, signal.SIG_IGN)
    sys.exit(TERMINATED)


def _say_which(note: str) -> None:
    """Say which model `auto` took, once nothing the user gave can be wrong any more."""
    if note:
        say(note)


def _report(result: Result, format_: Format, output: Path | None, language: Language) -> None:
    from mtaudit.report import render

    colored = format_ is Format.text and output is None and color()
    write(render(result, format_, path=result.id, color=colored, language=language.locale), output)


def _occurrences(
    auditor: Auditor,
    baseline: Path | None,
    write_baseline: Path | None,
    prune: bool,
    inputs: tuple[str | Path | None, ...],
) -> Occurrences:
    """What will count the known findings; see first that the baseline can be written, or pruned."""
    from mtaudit.baseline import Occurrences

    known = auditor.settings.baseline
    if write_baseline is not None:
        check_output(write_baseline, inputs)
    if prune and known is None:
        raise BaselineError("--prune needs --baseline")
    if prune and known is not None and known.decided:
        raise BaselineError(f"{baseline}: holds an editor's decisions, which --prune does not take back")
    return Occurrences(known, wanted=write_baseline is not None)


def _keep(occurrences: Occurrences, baseline: Path | None, write_baseline: Path | None, prune: bool) -> None:
    """Write the baselines that are asked for, and say what of the old one is stale."""
    from mtaudit.baseline import render_baseline
    from mtaudit.report.summary import plural

    if write_baseline is not None:
        write(render_baseline(occurrences.all), write_baseline)
        say(f"wrote {plural(len(occurrences.all), 'known finding')} to {write_baseline}")
    stale = occurrences.stale
    if stale and prune:
        write(render_baseline(occurrences.current), baseline)
        say(f"removed {plural(len(stale), 'finding')} that {baseline} knew and that is no longer there")
    elif stale:
        some = ", ".join(f"{each.rule} {each.text}".strip() for each in stale[:3])
        say(f"{baseline} knows {plural(len(stale), 'finding')} no longer there ({some}); --prune removes them")


def _processors() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


if __name__ == "__main__":
    main()
