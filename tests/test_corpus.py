"""Batches: order, bad lines, resuming."""

from __future__ import annotations

import io
import json
import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from mtaudit import corpus
from mtaudit.auditor import Auditor, Settings
from mtaudit.baseline import load_baseline
from mtaudit.checks import Check, Mark
from mtaudit.checks.evidence import Evidence
from mtaudit.corpus import processes
from mtaudit.corpus.processes import CHUNK
from mtaudit.errors import OutputError

ARABIC = "أعلن الوزير يوم الأحد بدء المحادثات."
ENGLISH = "The minister announced on Sunday that the talks had begun."
SETTINGS = Settings(model="gloss", select=("REP",))


def lines(count: int) -> bytes:
    records = ({"id": i, "target": f"{ARABIC} {i}", "source": ENGLISH, "desk": "world"} for i in range(count))
    return b"".join(json.dumps(record, ensure_ascii=False).encode() + b"\n" for record in records)


def run(source: bytes, output: Path, **options: Any) -> list[dict[str, Any]]:
    corpus.batch(io.BytesIO(source), output, SETTINGS, **options)
    return [json.loads(line) for line in output.read_text("utf-8").splitlines()]


def test_results_keep_the_order_and_the_other_keys(tmp_path: Path) -> None:
    results = run(lines(3), tmp_path / "out.jsonl")
    assert [result["id"] for result in results] == [0, 1, 2]
    assert {result["desk"] for result in results} == {"world"}
    assert all(result["schema"] == "mtaudit/1" for result in results)


def test_a_bad_line_is_reported_and_passed_over(tmp_path: Path) -> None:
    source = lines(1) + b'{"id": "no target"}\n' + b"\xff\xfe\n" + lines(1)
    results = run(source, tmp_path / "out.jsonl")
    assert ["error" in result for result in results] == [False, True, True, False]
    assert results[1]["id"] == "no target"


def test_processes_give_the_same_bytes(tmp_path: Path) -> None:
    source = lines(2 * CHUNK + 1)
    run(source, tmp_path / "one.jsonl", jobs=1)
    run(source, tmp_path / "two.jsonl", jobs=2)
    assert (tmp_path / "one.jsonl").read_bytes() == (tmp_path / "two.jsonl").read_bytes()


def test_a_stopped_run_goes_on(tmp_path: Path) -> None:
    output, whole = tmp_path / "out.jsonl", tmp_path / "whole.jsonl"
    run(lines(5), whole)
    stopped(lines(5), output, after=3)
    assert not output.exists()
    part = tmp_path / "out.jsonl.part"
    assert len(part.read_text("utf-8").splitlines()) == 3
    part.write_bytes(part.read_bytes()[:-20])
    run(lines(5), output)
    assert output.read_bytes() == whole.read_bytes()
    assert not part.exists()


def stopped(source: bytes, output: Path, after: int, settings: Settings = SETTINGS) -> None:
    """Run a batch that is stopped after so many results."""
    done = 0

    def stop(result: dict[str, Any]) -> None:
        nonlocal done
        done += 1
        if done == after:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        corpus.batch(io.BytesIO(source), output, settings, progress=stop)


@pytest.mark.parametrize("changed", ["بدء".encode(), b"world", b"talks", b'"id": 1'])
def test_a_result_of_a_record_that_changed_is_not_used(tmp_path: Path, changed: bytes) -> None:
    output = tmp_path / "out.jsonl"
    stopped(lines(3).replace(changed, changed[:-1] + b"9"), output, after=3)
    assert run(lines(3), output) == run(lines(3), tmp_path / "whole.jsonl")


def test_a_result_that_was_edited_is_not_used(tmp_path: Path) -> None:
    output, part = tmp_path / "out.jsonl", tmp_path / "out.jsonl.part"
    stopped(lines(3), output, after=3)
    part.write_bytes(part.read_bytes().replace(b'"findings": []', b'"findings":  []'))
    assert run(lines(3), output) == run(lines(3), tmp_path / "whole.jsonl")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out.jsonl", "whole.jsonl"]


def test_what_is_no_part_is_not_overwritten(tmp_path: Path) -> None:
    output, part = tmp_path / "out.jsonl", tmp_path / "out.jsonl.part"
    part.write_bytes(lines(2))
    with pytest.raises(OutputError, match="would be lost"):
        run(lines(2), output)
    assert part.read_bytes() == lines(2)
    part.unlink()
    part.symlink_to(tmp_path / "elsewhere")
    with pytest.raises(OutputError, match="move it"):
        run(lines(2), output)
    assert not output.exists()


def test_two_runs_do_not_write_to_one_output(tmp_path: Path) -> None:
    output = tmp_path / "out.jsonl"

    def second(result: dict[str, Any]) -> None:
        with pytest.raises(OutputError, match="another run"):
            run(lines(2), output)

    assert len(run(lines(2), output, progress=second)) == 2


def test_a_part_of_another_baseline_is_not_used(tmp_path: Path) -> None:
    source = json.dumps({"id": 7, "target": "قال الوزير إن إن المحادثات بدأت يوم الأحد."}).encode() + b"\n"
    first = run(source, tmp_path / "first.jsonl")
    assert first[0]["findings"]
    stopped(source, tmp_path / "out.jsonl", after=1)
    known = replace(SETTINGS, baseline=load_baseline(tmp_path / "first.jsonl"))
    corpus.batch(io.BytesIO(source), tmp_path / "out.jsonl", known)
    assert json.loads((tmp_path / "out.jsonl").read_bytes())["findings"] == []


def abort(settings: Settings) -> None:
    os.abort()


def test_a_killed_process_is_one_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processes, "_start_worker", abort)
    with pytest.raises(ChildProcessError, match="killed"):
        run(lines(2 * CHUNK + 1), tmp_path / "out.jsonl", jobs=2)
    monkeypatch.undo()
    assert len(run(lines(2 * CHUNK + 1), tmp_path / "out.jsonl")) == 2 * CHUNK + 1


def test_a_defect_stops_one_record_only_and_is_not_looked_for_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(evidence: Evidence) -> Iterator[Mark]:
        if evidence.target.text.endswith("1"):
            raise IndexError("list index out of range")
        yield from ()

    broken = Check("REP999", "broken", "repetition", "major", needs_source=False, function=fail)
    monkeypatch.setattr("mtaudit.auditor.select_checks", lambda select, ignore: (broken,))
    output = tmp_path / "out.jsonl"
    results = run(lines(3), output)
    assert ["error" in result for result in results] == [False, True, False]
    assert results[1]["id"] == 1
    assert "rule REP999: IndexError: list index out of range" in results[1]["error"]
    stopped(lines(3), tmp_path / "again.jsonl", after=3)
    monkeypatch.setattr(Auditor, "audit", None)
    assert run(lines(3), tmp_path / "again.jsonl") == results


def test_shards_make_up_the_whole_and_less_is_kept_if_asked(tmp_path: Path) -> None:
    whole = run(lines(5), tmp_path / "whole.jsonl")
    shares = [run(lines(5), tmp_path / f"{i}.jsonl", shard=(i, 2), keep="findings") for i in (1, 2)]
    assert [[result["id"] for result in share] for share in shares] == [[0, 2, 4], [1, 3]]
    left_out = {"target", "source", "segments"}
    assert shares[1] == [{k: v for k, v in whole[i].items() if k not in left_out} for i in (1, 3)]
