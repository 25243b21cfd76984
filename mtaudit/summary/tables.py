"""Files of results as tables of a database: articles, and findings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from mtaudit.errors import InstallationError, ResultError
from mtaudit.readers.corpora import kind_of, open_batches
from mtaudit.readers.files import file_system, is_address

_FINDING = ("rule", "category", "severity", "text", "source_text", "suggestion")
_READ = {
    "id": "VARCHAR",
    "error": "VARCHAR",
    "score": "STRUCT(penalty DOUBLE, words BIGINT)",
    "findings": f"STRUCT({', '.join(f'{name} VARCHAR' for name in _FINDING)})[]",
}
_CHOSEN = (
    "id, error, coalesce(score.penalty, 0), coalesce(score.words, 0), "
    f"[{{{', '.join(f'{name!r}: finding.{name}' for name in _FINDING)}}} FOR finding IN findings]"
)

_LONGEST_LINE = 64 * 1024 * 1024
"""Bytes of one result: duckdb holds several such lines for each processor."""


@contextmanager
def opened(corpora: Mapping[str, Sequence[str]], columns: Sequence[str]) -> Iterator[Any]:
    """A database of the results in some files, by the name of their corpus.

    `article` has `corpus`, `id`, `error`, `penalty`, `words` and, as `by0`, `by1` and so on, what was carried over
    under the names of `columns`; `finding` has what is asked of findings beside the `article`, its row.

    Raises:
        ResultError: a file holds no results.
        ReadError: nothing reads such an address.
        InstallationError: duckdb, or what reads a file, is missing.
        OSError: a file cannot be read.
    """
    try:
        import duckdb
    except ModuleNotFoundError:
        raise InstallationError("duckdb is missing: install mtaudit[corpus]") from None
    with TemporaryDirectory(prefix="mtaudit-") as folder, duckdb.connect(str(Path(folder, "summary"))) as database:
        by = "".join(f", by{index} VARCHAR" for index in range(len(columns)))
        database.execute(
            "CREATE TABLE article (corpus VARCHAR, id VARCHAR, error VARCHAR, penalty DOUBLE, words BIGINT, "
            f"findings {_READ['findings']}{by})"
        )
        for corpus, paths in corpora.items():
            for path in paths:
                try:
                    _read(database, corpus, path, columns)
                except duckdb.Error as error:
                    said = str(error).partition("\n")[0]
                    raise ResultError("{path}: cannot be read as results ({reason})", path=path, reason=said) from None
        database.execute(
            "CREATE VIEW finding AS SELECT rowid AS article, * EXCLUDE (findings), "
            "unnest(findings, recursive := true) FROM article"
        )
        yield database


def _read(database: Any, corpus: str, path: str, columns: Sequence[str]) -> None:
    if kind_of(path) == "jsonl":
        _read_lines(database, corpus, path, columns)
        return
    with open_batches(path, [*_READ, "extra"]) as batches:
        database.register("rows", batches)
        carried = "".join(", json_extract_string(extra, ?)" for _ in columns)
        places = [f'$."{name}"' for name in columns]
        database.execute(f"INSERT INTO article SELECT ?, {_CHOSEN}{carried} FROM rows", [corpus, *places])
        database.unregister("rows")


def _read_lines(database: Any, corpus: str, path: str, columns: Sequence[str]) -> None:
    if is_address(path):
        database.register_filesystem(file_system(path)[0])
    elif not Path(path).is_file():
        raise ResultError("{name}: no such file; check the path", name=path)
    kinds = ", ".join(
        f"{_quoted(name)}: '{kind}'" for name, kind in (_READ | dict.fromkeys(columns, "VARCHAR")).items()
    )
    carried = "".join(f", {_quoted(name)}" for name in columns)
    database.execute(
        f"INSERT INTO article SELECT ?, {_CHOSEN}{carried} "
        f"FROM read_json(?, columns = {{{kinds}}}, maximum_object_size = {_LONGEST_LINE})",
        [corpus, path],
    )


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
