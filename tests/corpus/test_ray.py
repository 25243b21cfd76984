"""Batches by words; and on a cluster of this machine, where Ray is installed (`make test-ray`): the same bytes,
Parquet in and out, and nothing lost when workers are killed."""

from __future__ import annotations

import json
import os
import signal
import time
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from mtaudit import Result, Settings
from mtaudit.corpus import audit_records, batch
from mtaudit.corpus import ray as on_ray
from mtaudit.corpus.batch import Engine
from mtaudit.errors import InstallationError, ReadError
from mtaudit.readers import Record, open_records

pytestmark = pytest.mark.filterwarnings("default")

LOOP = "أعلن الوزير يوم الأحد بدء بدء المحادثات."
ENGLISH = "The minister announced on Sunday that the talks had begun."
SETTINGS = Settings(model="gloss", select="REP")


def test_a_batch_ends_with_the_record_that_has_its_words() -> None:
    records = [Record(at, at, f"{LOOP} " * size, None) for at, size in enumerate((1, 1, 5, 1, 1))]
    batches = list(on_ray.by_words(records, words=10))
    assert [[record.id for record in each] for each in batches] == [[0, 1], [2], [3, 4]]


def test_rows_are_packed_by_words_and_come_back_as_they_were() -> None:
    pyarrow = pytest.importorskip("pyarrow")
    rows = pyarrow.table(
        {"target": [LOOP, LOOP, None, f"{LOOP} {LOOP}", LOOP], "desk": [["a"], [], None, ["b", "c"], ["d"]]}
    )
    packed = on_ray.pack(rows, words=10)
    assert [len(each) for each in packed["batch"].to_pylist()] == [2, 2, 1]
    assert on_ray.unpack(packed) == rows
    assert on_ray.unpack(packed.slice(1, 1)) == rows.slice(2, 2)


@pytest.fixture(scope="module")
def ray() -> Iterator[Any]:
    found = pytest.importorskip("ray")
    found.init(num_cpus=3, include_dashboard=False, log_to_driver=False, logging_level="error")
    yield found
    found.shutdown()


def lines(count: int) -> bytes:
    records = [{"id": at, "target": f"{LOOP} {at}", "source": ENGLISH, "desk": "world"} for at in range(count)]
    written = [json.dumps(each, ensure_ascii=False).encode() + b"\n" for each in records]
    return b"".join([*written[:2], b'{"id": "no target"}\n', *written[2:]])


def killing(title: str, times: int) -> Future[None]:
    """Kill a worker process of Ray that has such a title as soon as there is one, then another."""

    def kill() -> None:
        killed: set[int] = set()
        deadline = time.monotonic() + 120
        while len(killed) < times:
            assert time.monotonic() < deadline
            for pid in pids(title) - killed if len(killed) < times else ():
                os.kill(pid, signal.SIGKILL)
                killed.add(pid)
                break
            time.sleep(0.1)

    return ThreadPoolExecutor(1).submit(kill)


def pids(title: str) -> set[int]:
    found = set()
    for folder in Path("/proc").iterdir():
        with suppress(OSError):
            if folder.name.isdecimal() and (folder / "cmdline").read_bytes().startswith(title.encode()):
                found.add(int(folder.name))
    return found


def test_a_batch_has_the_same_bytes_as_on_one_machine_though_workers_are_killed(ray: Any, tmp_path: Path) -> None:
    def run(name: str, engine: Engine) -> bytes:
        with open_records(str(tmp_path / "in.jsonl")) as records:
            tally = batch(records, tmp_path / name, SETTINGS, jobs=2, timeout=60, engine=engine)
        assert (tally.documents, tally.errors) == (41, 1)
        return (tmp_path / name).read_bytes()

    (tmp_path / "in.jsonl").write_bytes(lines(40))
    kill = killing("ray::_Records.audit", 2)
    assert run("ray.jsonl", partial(on_ray.audit_records, words=40)) == run("local.jsonl", audit_records)
    kill.result()


def test_parquet_gets_the_column_though_a_worker_is_killed(ray: Any, tmp_path: Path) -> None:
    pyarrow = pytest.importorskip("pyarrow")
    parquet = pytest.importorskip("pyarrow.parquet")
    rows = pyarrow.table({"id": [*range(30)], "target": [*([LOOP] * 29), None], "source": [ENGLISH] * 30})
    parquet.write_table(rows, tmp_path / "in.parquet")
    articles = ray.data.read_parquet(str(tmp_path / "in.parquet"))
    kill = killing("ray::MapWorker(MapBatches(_Column)).submit", 1)
    on_ray.audit(articles, SETTINGS, workers=2, whole=True, words=50).write_parquet(str(tmp_path / "out"))
    kill.result()
    audited = sorted(parquet.read_table(tmp_path / "out").to_pylist(), key=lambda row: row["id"])
    assert [{name: row[name] for name in rows.column_names} for row in audited] == rows.to_pylist()
    assert [row["audit"]["error"] for row in audited] == [None] * 29 + ['"target" must be a string']
    assert {each["rule"] for row in audited for each in row["audit"]["findings"]} == {"REP001"}
    assert Result.from_dict(json.loads(audited[0]["audit"]["result"])).findings
    with pytest.raises(ReadError, match="already"):
        on_ray.audit(ray.data.read_parquet(str(tmp_path / "out")), SETTINGS)


def test_a_machine_with_another_version_is_refused(ray: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mtaudit.auditor.Auditor.signature", "another")
    with pytest.raises(InstallationError, match="another mtaudit"):
        list(on_ray.audit_records([Record(1, 1, LOOP, None)], SETTINGS, jobs=1))
