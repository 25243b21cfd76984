"""Memory does not grow with what is read: what is remembered by words of a text is bounded."""

import functools
import importlib
import inspect
import pkgutil
from collections.abc import Iterator
from typing import Any

import mtaudit

OURS = {
    "arabic.sentences._words",
    "checks.negators._strengths",
    "checks.rules.number.bound._forms",
    "checks.rules.number.date._dates",
    "checks.rules.number.unit._units",
    "encode.states._encoder",
    "english.sentences._words",
    "language._catalogue",
    "meaning.phrases._by_first_word",
    "readers.language._common_words",
    "resources.listed",
    "resources.settings",
    "resources.table",
    "resources.words",
    "signature._libraries",
    "translate.models.models",
}
"""Keyed by names of our own files, folders, lists, columns and models, which are few: never by what was read."""


def _caches() -> Iterator[tuple[str, Any]]:
    for module in pkgutil.walk_packages(mtaudit.__path__, "mtaudit."):
        if module.name.endswith("__main__"):
            continue
        for name, value in vars(importlib.import_module(module.name)).items():
            if isinstance(value, functools._lru_cache_wrapper) and value.__module__ == module.name:
                yield f"{module.name.removeprefix('mtaudit.')}.{name}", value


def test_every_cache_by_words_has_a_bound() -> None:
    caches = dict(_caches())
    assert any(name.endswith(".analyse") and cache.cache_info().maxsize for name, cache in caches.items())
    unbounded = {
        name
        for name, cache in caches.items()
        if cache.cache_info().maxsize is None and inspect.signature(cache.__wrapped__).parameters
    }
    assert sorted(unbounded - OURS) == []
