"""Translations kept between runs, in one SQLite file that several processes may use at once."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Sequence
from pathlib import Path

from mtaudit.resources import cache_folder
from mtaudit.translate.translator import Progress, TranslationModel, Translator

LARGEST = 1024**3
"""Bytes of the file, some four million sentences; a full cache is read but no longer written."""
_PAGE = 4096


class CachedTranslator:
    """A translator that asks the cache first. A cache that cannot be used is as good as an empty one."""

    def __init__(self, translator: Translator, path: Path | None = None) -> None:
        self._translator = translator
        self._path = path or cache_folder() / "translations.sqlite"
        self._connection = _open(self._path)
        self.name, self.kind = translator.name, translator.kind
        self.revision, self.fluent = translator.revision, translator.fluent

    def translate(self, sentences: Sequence[str], progress: Progress | None = None) -> list[str]:
        """Translate what the cache does not hold."""
        keys = {sentence: self._key(sentence) for sentence in sentences}
        known = self._read(list(keys.values()))
        new = [sentence for sentence, key in keys.items() if key not in known]
        if progress and len(new) < len(sentences):
            progress(len(sentences) - len(new))
        translations = self._translator.translate(new, progress) if new else []
        fresh = dict(zip((keys[sentence] for sentence in new), translations, strict=True))
        self._write(fresh)
        known |= fresh
        return [known[keys[sentence]] for sentence in sentences]

    def _key(self, sentence: str) -> bytes:
        model = f"{self.kind}\0{self.name}\0{self.revision}\0"
        return hashlib.sha256((model + sentence).encode("utf-8", "surrogatepass")).digest()

    def _read(self, keys: list[bytes]) -> dict[bytes, str]:
        if self._connection is None:
            return {}
        try:
            query = "SELECT translation FROM translations WHERE key = ?"
            rows = {key: self._connection.execute(query, (key,)).fetchone() for key in keys}
        except sqlite3.Error:
            self._connection = None
            return {}
        return {key: row[0] for key, row in rows.items() if row and isinstance(row[0], str)}

    def _write(self, translations: dict[bytes, str]) -> None:
        if self._connection is None or not translations:
            return
        try:
            with self._connection:
                self._connection.executemany("INSERT OR REPLACE INTO translations VALUES (?, ?)", translations.items())
        except (sqlite3.Error, UnicodeEncodeError):
            self._connection = None


class CachedModel(CachedTranslator):
    """The same of a model that also scores; scores are not cached."""

    def __init__(self, model: TranslationModel, path: Path | None = None) -> None:
        super().__init__(model, path)
        self.score, self.places = model.score, model.places


def _open(path: Path) -> sqlite3.Connection | None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        return _connect(path)
    except sqlite3.DatabaseError as error:
        if isinstance(error, sqlite3.OperationalError):
            return None
    except OSError:
        return None
    try:
        path.unlink()
        return _connect(path)
    except (OSError, sqlite3.Error):
        return None


def _connect(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=5)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = OFF")
    connection.execute(f"PRAGMA max_page_count = {LARGEST // _PAGE}")
    connection.execute("CREATE TABLE IF NOT EXISTS translations (key BLOB PRIMARY KEY, translation TEXT) WITHOUT ROWID")
    return connection
