"""The command line: arguments to calls, results to exit codes."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import IO, TYPE_CHECKING, Annotated, Any, NoReturn, cast

import typer
from typer.exceptions import TyperException

import mtaudit
from mtaudit.output import check_output, write_whole

if TYPE_CHECKING:
    from mtaudit.corpus import Settings
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


class Threshold(StrEnum):
    """Severities that fail a run."""

    minor = "minor"
    major = "major"
    critical = "critical"
    never = "never"


Model = Annotated[str, typer.Option(help="Back-translation model; `auto` takes the best one on this machine.")]
Select = Annotated[str, typer.Option(help="Only these rules or families, with commas between: PRO,NAM001.")]
Ignore = Annotated[str, typer.Option(help="Not these rules or families.")]
GlossaryFile = Annotated[Path | None, typer.Option("--glossary", help="The newsroom's names and terms.")]
BaselineFile = Annotated[
    Path | None, typer.Option("--baseline", help="An earlier JSON result: report only what is new.")
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
        typer.Argument(metavar="TARGET", help="The Arabic article: text, HTML, XLIFF or TMX, or - for standard input."),
    ],
    source: Annotated[str | None, typer.Option(help="The English copy that it was translated from.")] = None,
    format_: Annotated[Format, typer.Option("--format", help="What to write.")] = Format.text,
    output: Annotated[Path | None, typer.Option(help="Where to write it; standard output if not given.")] = None,
    model: Model = "auto",
    fail_on: FailOn = Threshold.major,
    select: Select = "",
    ignore: Ignore = "",
    baseline: BaselineFile = None,
    glossary: GlossaryFile = None,
) -> None:
    """Audit one article and exit with 1 if it has a finding as severe as --fail-on."""
    from mtaudit.finding import reaches
    from mtaudit.readers import read_pair

    if target == "-" and source == "-":
        _fail("only one of TARGET and --source can be standard input")
    if output is not None:
        check_output(output, (target, source, baseline, glossary))
    settings = _settings(model, select, ignore, baseline, glossary)
    with _progress() as progress:
        progress("reading")
        arabic, english = read_pair(target, source)
        _say_which(model)
        result = _audit(arabic, english, target, settings, progress)
    _write(_render(result, format_, target, output), output)
    if fail_on is not Threshold.never and any(reaches(each, _severity(fail_on)) for each in result.findings):
        raise typer.Exit(FOUND)


@app.command()
def demo(
    output: Annotated[Path, typer.Option(help="The folder for the reports.")] = Path("reports"),
    model: Model = "auto",
) -> None:
    """Audit the bundled example into HTML and JSON reports and show the findings here."""
    from mtaudit.examples import demo_texts

    arabic, english = demo_texts()
    settings = _settings(model, "", "", None, None)
    _say_which(model)
    with _progress() as progress:
        result = _audit(arabic, english, "demo.ar.txt", settings, progress)
    output.mkdir(parents=True, exist_ok=True)
    _write(_render(result, Format.text, "demo.ar.txt", None), None)
    for format_ in (Format.html, Format.json):
        path = output / f"demo.{format_.value}"
        _write(_render(result, format_, "demo.ar.txt", path), path)
        _say(f"wrote {path}")


@app.command()
def batch(
    source: Annotated[str, typer.Argument(metavar="INPUT", help="JSON Lines, a document a line, or - for stdin.")],
    output: Annotated[Path, typer.Option(help="The JSON Lines file to write; a stopped run goes on from it.")],
    model: Model = "auto",
    fail_on: FailOn = Threshold.never,
    select: Select = "",
    ignore: Ignore = "",
    baseline: BaselineFile = None,
    glossary: GlossaryFile = None,
    jobs: Annotated[int, typer.Option(min=0, help="Processes; 0 for one a processor.")] = 0,
) -> None:
    """Audit many documents, {"id", "target", "source"} a line, one result a line in the same order."""
    from mtaudit import corpus
    from mtaudit.finding import WEIGHTS

    check_output(output, (source, baseline, glossary))
    settings = _settings(model, select, ignore, baseline, glossary)
    bad = severe = 0
    with _open_input(source) as stream, _counter() as count:
        _say_which(model)

        def see(result: dict[str, Any]) -> None:
            nonlocal bad, severe
            count()
            bad += "error" in result
            if fail_on is not Threshold.never:
                limit = WEIGHTS[_severity(fail_on)]
                severe += any(WEIGHTS[each["severity"]] >= limit for each in result.get("findings", ()))

        corpus.batch(stream, output, settings, jobs=jobs or _processors(), progress=see)
    if bad:
        _say(f"{bad} {'line' if bad == 1 else 'lines'} could not be audited: see `error` in {output}")
    if severe:
        raise typer.Exit(FOUND)


@app.command()
def rules() -> None:
    """List the rules."""
    from mtaudit.checks import all_checks
    from mtaudit.report.rules import render_list

    print(render_list(all_checks(), color=_color()), end="")


@app.command()
def explain(identifier: Annotated[str, typer.Argument(metavar="ID", help="A rule, for example NAM001.")]) -> None:
    """Explain a rule: what it finds, why it matters, when it stays silent, with examples."""
    from mtaudit.checks import all_checks
    from mtaudit.report.rules import render_rule

    found = [each for each in all_checks() if each.id == identifier.upper()]
    if not found:
        _fail(f"no rule is called {identifier!r}: `mtaudit rules` lists them")
    print(render_rule(found[0], color=_color()), end="")


@models_app.command("list")
def models_list() -> None:
    """List the models of models.yaml, which of them are on this machine, and the default."""
    from mtaudit.translate.models import describe_models

    print(describe_models(), end="")


@models_app.command("fetch")
def models_fetch(name: Annotated[str, typer.Argument(help="A name of models.yaml.")]) -> None:
    """Download a model."""
    from mtaudit.translate.models import fetch

    _say(f"fetched into {fetch(name)}")


@models_app.command("convert")
def models_convert(name: Annotated[str, typer.Argument(help="A name of models.yaml, or a folder.")]) -> None:
    """Convert a fetched model to int8 for CTranslate2: four to five times as fast."""
    from mtaudit.translate.models import convert

    _say(f"converted into {convert(name)}")


def main() -> None:
    """Run the command line; every error a user can cause is one line on stderr and exit code 2."""
    # The matrices of one article are small: more threads cost numpy more than they give (five times as much on a busy
    # machine with two cores).
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    signal.signal(signal.SIGTERM, _terminate)
    try:
        status = app(standalone_mode=False)
    except TyperException as error:
        format_message = getattr(error, "format_message", None)
        message = format_message() if callable(format_message) else str(error)
        if message.startswith("Usage:"):
            print(message, file=sys.stderr)
        else:
            _say(message)
        status = FAILED
    except typer.Abort:
        status = INTERRUPTED
    except BrokenPipeError:
        # The reader of our output has gone: nothing is left to say, and nobody to say it to.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        status = PASSED
    except (OSError, ValueError) as error:
        _say(_one_line(error))
        status = FAILED
    except KeyboardInterrupt:
        status = INTERRUPTED
    if status == INTERRUPTED:
        _say("stopped")
    sys.exit(status)


def _terminate(number: int, frame: object) -> NoReturn:
    """End as after an interrupt, so that temporary files and worker processes go too."""
    signal.signal(number, signal.SIG_IGN)
    sys.exit(TERMINATED)


def _one_line(error: Exception) -> str:
    if isinstance(error, OSError) and error.strerror:
        return f"{error.filename}: {error.strerror}" if error.filename else error.strerror
    return " ".join(str(error).split())


def _say(message: str) -> None:
    print(f"mtaudit: {message}", file=sys.stderr)


def _fail(message: str) -> NoReturn:
    raise ValueError(message)


def _settings(model: str, select: str, ignore: str, baseline: Path | None, glossary: Path | None) -> Settings:
    from mtaudit.baseline import load_baseline
    from mtaudit.corpus import Settings
    from mtaudit.names.glossary import load as load_glossary
    from mtaudit.translate import choose

    settings = Settings(
        model=choose(model).name,
        select=_identifiers(select),
        ignore=_identifiers(ignore),
        glossary=load_glossary(glossary) if glossary else None,
        baseline=load_baseline(baseline) if baseline else None,
    )
    settings.tools()
    return settings


def _say_which(model: str) -> None:
    """Say which model `auto` took, once nothing the user gave can be wrong any more."""
    from mtaudit.translate import choose

    if note := choose(model).note:
        _say(note)


def _severity(threshold: Threshold) -> Severity:
    return cast("Severity", threshold.value)


def _identifiers(text: str) -> tuple[str, ...]:
    return tuple(part.strip().upper() for part in text.split(",") if part.strip())


def _audit(arabic: str, english: str | None, name: str, settings: Settings, progress: Callable[[str], None]) -> Result:
    from mtaudit import pipeline

    translator, checks = settings.tools()
    result = pipeline.audit(
        arabic,
        english,
        translator,
        identifier=name,
        checks=checks,
        glossary=settings.glossary,
        progress=progress,
    )
    return settings.baseline.without_known(result) if settings.baseline else result


def _render(result: Result, format_: Format, path: str, output: Path | None) -> str:
    from mtaudit.report import render

    color = format_ is Format.text and output is None and _color()
    return render(result, format_.value, path=path, color=color)


def _write(text: str, output: Path | None) -> None:
    data = text.encode("utf-8", errors="backslashreplace")
    if output is None or str(output) == "-":
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    else:
        write_whole(data, output)


def _color() -> bool:
    return sys.stdout.isatty() and "NO_COLOR" not in os.environ


def _processors() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@contextmanager
def _open_input(path: str) -> Iterator[IO[bytes]]:
    if path == "-":
        yield sys.stdin.buffer
    else:
        with Path(path).open("rb") as stream:
            yield stream


@contextmanager
def _progress() -> Iterator[Callable[[str], None]]:
    """A spinner that names the stage, on a terminal only."""
    if not sys.stderr.isatty():
        yield lambda stage: None
        return
    from rich.console import Console

    with Console(stderr=True).status("mtaudit") as status:
        yield lambda stage: status.update(f"mtaudit: {stage}")


@contextmanager
def _counter() -> Iterator[Callable[[], None]]:
    """A count of the documents done, on a terminal only."""
    if not sys.stderr.isatty():
        yield lambda: None
        return
    from rich.console import Console
    from rich.progress import MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("documents"), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True)) as bar:
        task = bar.add_task("documents", total=None)
        yield lambda: bar.advance(task)


if __name__ == "__main__":
    main()
