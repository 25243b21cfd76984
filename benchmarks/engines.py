"""What audits a corpus: words per second of each engine, and whether all have the same findings.

usage: python -m benchmarks.engines NTREX FOLDER [LINES]

Speed is taken on LINES sentences of NTREX (300 unless told otherwise), without the time that an engine takes to start,
which stands apart. Findings are compared on its articles, and on LINES sentences of the output of each system in
FOLDER. Ray starts with two workers on this machine, if it is installed.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from functools import partial
from importlib.util import find_spec
from typing import Any

from benchmarks.corpora import articles, joined, lines, sentences, systems, words
from benchmarks.measured import record
from mtaudit import Settings
from mtaudit.corpus import audit_dataset, audit_records, ray
from mtaudit.corpus.batch import Engine
from mtaudit.interchange import dumps
from mtaudit.readers import Record

SETTINGS = Settings(model="gloss")
TIMEOUT = 600.0


def main(ntrex: str, folder: str, limit: str = "300") -> None:
    engines: dict[str, tuple[Engine, int]] = {
        "one process": (audit_records, 1),
        "two processes": (audit_records, 2),
    }
    if find_spec("ray"):
        engines["Ray, two workers"] = (partial(ray.audit_records), 2)
    measured = [Record(at, at, *pair) for at, pair in enumerate(sentences(ntrex)[: int(limit)])]
    count = sum(words(each.target) for each in measured)
    figures: dict[str, str | float] = {}
    for name, (engine, jobs) in engines.items():
        start = _seconds(engine, measured[:jobs], jobs)
        took = _seconds(engine, measured, jobs) - start
        figures[f"{name}: words per second"] = round(count / took)
        figures[f"{name}: seconds to start"] = round(start, 1)
    corpus = list(_corpus(ntrex, folder, int(limit)))
    expected = [dumps(each) for each in audit_records(corpus, SETTINGS, jobs=2)]
    figures["texts compared"] = len(corpus)
    if find_spec("ray"):
        results = ray.audit_records(corpus, SETTINGS, jobs=2)
        figures["texts that differ, Ray"] = _different(expected, map(dumps, results))
    if find_spec("datasets"):
        figures["texts that differ, datasets"] = _different(expected, _by_datasets(corpus))
    record("engines", __doc__ or "", figures)


def _seconds(engine: Engine, records: list[Record], jobs: int) -> float:
    begun = time.perf_counter()
    assert sum(1 for _ in engine(records, SETTINGS, jobs=jobs, timeout=TIMEOUT)) == len(records)
    return time.perf_counter() - begun


def _corpus(ntrex: str, folder: str, limit: int) -> Iterator[Record]:
    """Articles, and sentences of systems."""
    source = lines(folder, "src.en")[:limit]
    pairs = [joined(article) for article in articles(ntrex)]
    pairs += [pair for output in systems(folder).values() for pair in zip(output, source, strict=False)]
    return (Record(number, number - 1, *pair) for number, pair in enumerate(pairs, 1))


def _by_datasets(corpus: list[Record]) -> Iterator[str]:
    from datasets import Dataset

    rows = Dataset.from_list([{"id": each.id, "target": each.target, "source": each.source} for each in corpus])
    return (row["audit"]["result"] for row in audit_dataset(rows, SETTINGS, jobs=2, whole=True))


def _different(expected: list[str], results: Iterator[Any]) -> int:
    return sum(one != other for one, other in zip(expected, results, strict=True))


if __name__ == "__main__":
    main(*sys.argv[1:])
