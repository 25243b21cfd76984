"""Batches: order, bad lines, resuming."""

from __future__ import annotations

import io
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from multiprocessing import active_children
from multiprocessing.connection import Connection
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
from mtaudit.corpus.processes import _work as work
from mtaudit.errors import OutputError
from mtaudit.interchange import saved_results
from mtaudit.readers import Record, iter_records

ARABIC = "أعلن الوزير يوم الأحد بدء المحادثات."
ENGLISH = "The minister announced on Sunday that the talks had begun."
SETTINGS = Settings(model="gloss", select=("REP",))


def lines(count: int) -> bytes:
    records = ({"id": i, "target": f"{ARABIC} {i}", "source": ENGLISH, "desk": "world"} for i in range(count))
    return b"".join(json.dumps(record, ensure_ascii=False).encode() + b"\n" for record in records)


def run(source: bytes, output: Path, **options: Any) -> list[dict[str, Any]]:
    corpus.batch(iter_records(io.BytesIO(source)), output, SETTINGS, **options)
    return saved(output)


def saved(output: Path) -> list[dict[str, Any]]:
    return list(saved_results(str(output)))


def by_name(results: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The results with ids as a table has them."""
    return [each | {"id": str(each["id"])} for each in results]


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
        corpus.batch(iter_records(io.BytesIO(source)), output, settings, progress=stop)


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
    corpus.batch(iter_records(io.BytesIO(source)), tmp_path / "out.jsonl", known)
    assert json.loads((tmp_path / "out.jsonl").read_bytes())["findings"] == []


def die(pipe: Connection, settings: Settings) -> None:
    os.abort()


def die_or_sleep(pipe: Connection, settings: Settings) -> None:
    """The work of a process, but for texts that kill it, or that it never comes to an end with."""
    work(FaultyPipe(pipe), settings)  # type: ignore[arg-type]


class FaultyPipe:
    def __init__(self, pipe: Connection) -> None:
        self.pipe = pipe

    def send(self, said: object) -> None:
        self.pipe.send(said)

    def recv(self) -> Iterator[Record]:
        for record in self.pipe.recv():
            if "kill" in record.extra:
                os.kill(os.getpid(), signal.SIGKILL)
            if "sleep" in record.extra:
                time.sleep(60)
            yield record


def test_processes_that_do_not_start_are_one_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processes, "_work", die)
    with pytest.raises(ChildProcessError, match="killed"):
        run(lines(1), tmp_path / "out.jsonl", jobs=2)
    monkeypatch.undo()
    assert len(run(lines(1), tmp_path / "out.jsonl")) == 1


def test_a_text_that_kills_or_sleeps_is_an_error_and_its_neighbours_are_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(processes, "_work", die_or_sleep)
    source = lines(6).replace(b'"source"', b'"english"').splitlines(keepends=True)
    for at, fault in ((2, b"kill"), (3, b"sleep")):
        source[at] = source[at].replace(b"desk", fault)
    results = run(b"".join(source), tmp_path / "out.jsonl", timeout=4)
    assert [result["id"] for result in results] == list(range(6))
    assert ["error" in result for result in results] == [False, False, True, True, False, False]
    assert "killed three times" in results[2]["error"]
    assert "longer than 4 seconds" in results[3]["error"]
    assert results[2]["target"].endswith("2")


def test_a_process_that_somebody_kills_costs_nothing(tmp_path: Path) -> None:
    killed: list[int] = []

    def kill(result: dict[str, Any]) -> None:
        if result["id"] in (0, CHUNK):
            [child] = active_children()
            killed.append(child.pid or 0)
            child.kill()

    undisturbed = run(lines(CHUNK + 9), tmp_path / "whole.jsonl")
    assert run(lines(CHUNK + 9), tmp_path / "out.jsonl", timeout=60, progress=kill) == undisturbed
    assert len(set(killed)) == 2


RUN = """
import sys
from pathlib import Path
from mtaudit import corpus
from mtaudit.auditor import Settings
from mtaudit.readers import open_records

if __name__ == "__main__":
    def progress(result):
        print(result["id"], flush=True)

    with open_records(sys.argv[1]) as records:
        corpus.batch(
            records, sys.argv[2], Settings(model="gloss", select=("REP",)), jobs=int(sys.argv[3]), progress=progress
        )
"""


@pytest.mark.parametrize(("jobs", "name"), [(1, "out.jsonl"), (2, "out.parquet")])
def test_a_run_that_is_killed_goes_on(tmp_path: Path, jobs: int, name: str) -> None:
    (tmp_path / "in.jsonl").write_bytes(lines(2 * CHUNK))
    (tmp_path / "run.py").write_text(RUN)
    command = [sys.executable, "run.py", "in.jsonl", name, str(jobs)]
    with subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        done = [process.stdout.readline() for _ in range(5)]
        process.kill()
    assert done[-1] == "4\n"
    part = tmp_path / f"{name}.part"
    assert len(part.read_bytes().splitlines()) >= 5
    part.write_bytes(part.read_bytes()[:-7])
    counted: list[int] = []
    results = run(lines(2 * CHUNK), tmp_path / name, progress=lambda result: counted.append(result["id"]))
    assert by_name(results) == by_name(run(lines(2 * CHUNK), tmp_path / "whole.jsonl"))
    assert counted == list(range(2 * CHUNK))
    assert not part.exists()


@pytest.mark.parametrize("name", ["out.jsonl", "out.jsonl.gz", "out.parquet", "out.arrow"])
def test_every_kind_of_output_holds_the_same(tmp_path: Path, name: str) -> None:
    whole = run(lines(3), tmp_path / "whole.jsonl")
    found = run(lines(3), tmp_path / name)
    assert by_name(found) == by_name(whole)
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted({"whole.jsonl", name})


def test_a_finished_output_is_not_lost(tmp_path: Path) -> None:
    output = tmp_path / "out.jsonl"
    first = run(lines(2), output)
    with pytest.raises(OutputError, match="finished already"):
        run(lines(3), output)
    assert saved(output) == first
    assert len(run(lines(3), output, force=True)) == 3


def test_an_output_at_an_address_is_whole_or_not_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fsspec = pytest.importorskip("fsspec")
    monkeypatch.chdir(tmp_path)
    address = f"memory://{tmp_path.name}/out.parquet"
    memory = fsspec.filesystem("memory")

    def unseen(result: dict[str, Any]) -> None:
        assert not memory.exists(address)

    corpus.batch(iter_records(io.BytesIO(lines(3))), address, SETTINGS, progress=unseen)
    assert [each["id"] for each in saved_results(address)] == ["0", "1", "2"]
    with pytest.raises(OutputError, match="finished already"):
        corpus.batch(iter_records(io.BytesIO(lines(3))), address, SETTINGS)


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
