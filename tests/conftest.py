"""One thread for numpy, as `mtaudit.cli.main` sets it; golden files; results of every kind."""

import os
import sys
from collections.abc import Callable
from difflib import unified_diff
from itertools import pairwise

import pytest
from hypothesis import strategies as st

from mtaudit.document import Span
from mtaudit.finding import CATEGORIES, SEVERITIES, Finding, score
from mtaudit.result import Doubt, ModelInfo, Result, RoundTrip, SegmentResult

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

Snapshot = Callable[[str, str], None]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-snapshots", action="store_true", help="write the golden files anew")


@pytest.fixture
def snapshot(request: pytest.FixtureRequest) -> Snapshot:
    """Compares a text with the golden file of a name, in the folder `snapshots` beside the test."""
    folder = request.path.parent / "snapshots"

    def compare(name: str, text: str) -> None:
        golden = folder / name
        if request.config.getoption("--update-snapshots"):
            folder.mkdir(exist_ok=True)
            golden.write_bytes(text.encode())
            return
        kept = golden.read_bytes().decode() if golden.exists() else ""
        if text != kept:
            difference = unified_diff(kept.splitlines(), text.splitlines(), "kept", "now", lineterm="")
            message = f"{name} is not what it was. If that is meant: make snapshots"
            pytest.fail("\n".join([message, *difference]), pytrace=False)

    return compare


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Callable[..., tuple[int, str, str]]:
    """Runs the command with some arguments: its exit code, standard output and standard error."""
    from mtaudit import cli

    def command(*arguments: str) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["mtaudit", *arguments])
        with pytest.raises(SystemExit) as stop:
            cli.main()
        out, err = capsys.readouterr()
        return int(stop.value.code or 0), out, err

    return command


HOSTILE = st.text(
    st.characters() | st.sampled_from('\u202e\u2066\x1b\x00\r\n<>&"|`%:،ابت\ud800\u2028\ufffe'), max_size=30
).map(lambda text: text.encode("utf-16", "surrogatepass").decode("utf-16", "surrogatepass"))
"""Characters that reports must name or escape; two surrogates that are one character are written as that."""


@st.composite
def results(draw: st.DrawFn) -> Result:
    target, source = draw(HOSTILE), draw(st.none() | HOSTILE)
    cuts = sorted(draw(st.sets(st.integers(0, len(target)), max_size=4)) | {0, len(target)})
    segments = []
    for start, end in pairwise(cuts):
        english = draw(st.none() | HOSTILE)
        back = RoundTrip(
            draw(HOSTILE),
            draw(st.booleans()),
            draw(st.none() | HOSTILE),
            draw(st.none() | st.floats(0, 100)),
            ((0, len(source)),) if source else (),
            ((0, len(english)),) if english else (),
        )
        segments.append(
            SegmentResult(
                Span(start, end, target[start:end]),
                Span(0, len(source), source) if source else None,
                draw(st.sampled_from(["prose", "headline", "furniture"])),
                english,
                draw(st.none() | st.floats(-1, 1)),
                draw(st.sampled_from([(), (Doubt(start, end, 0.3),)])),
                draw(st.floats(0, 1)),
                draw(st.sampled_from([None, back])),
            )
        )
    if source:
        segments.append(SegmentResult(None, Span(0, len(source), source), "prose", None, None))
    findings = []
    for _ in range(draw(st.integers(0, 4))):
        start, end = sorted((draw(st.integers(0, len(target))), draw(st.integers(0, len(target)))))
        pointed = bool(source) and draw(st.booleans())
        findings.append(
            Finding(
                rule=draw(st.sampled_from(["NUM001", "XXX999"])),
                category=draw(st.sampled_from(CATEGORIES)),
                severity=draw(st.sampled_from(SEVERITIES)),
                confidence=draw(st.floats(0, 1)),
                message=draw(HOSTILE),
                start=start,
                end=end,
                text=target[start:end],
                segment=draw(st.none() | st.integers(0, len(segments) - 1)) if segments else None,
                source_start=0 if pointed else None,
                source_end=len(source) if source and pointed else None,
                source_text=source if pointed else None,
                linked=((0, 1), (1, len(source))) if source and len(source) > 1 and not pointed else (),
                suggestion=draw(st.none() | HOSTILE),
                evidence={draw(HOSTILE): draw(HOSTILE | st.floats(allow_nan=False, allow_infinity=False))},
            )
        )
    return Result(
        draw(HOSTILE),
        target,
        source,
        tuple(segments),
        tuple(findings),
        score(findings, draw(st.integers(0, 9)), draw(st.none() | st.floats(0, 99))),
        ModelInfo(draw(HOSTILE), "gloss", draw(st.booleans())),
        draw(HOSTILE),
        tuple(draw(st.sampled_from([[], findings]))),
    )


@pytest.fixture(scope="session")
def hostile_texts() -> st.SearchStrategy[str]:
    return HOSTILE


@pytest.fixture(scope="session")
def any_results() -> st.SearchStrategy[Result]:
    """Results whose texts are hostile, and whose offsets are right."""
    return results()
