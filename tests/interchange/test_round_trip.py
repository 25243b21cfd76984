"""Results go into JSON and come back equal; what is no result is refused in one line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import mtaudit
from mtaudit.errors import ResultError
from mtaudit.examples import demo_texts
from mtaudit.finding import CATEGORIES, SEVERITIES
from mtaudit.interchange import dumps, json_schema
from mtaudit.result import Result

JUNK: st.SearchStrategy[Any] = st.sampled_from(
    [None, True, -1, 0, 3, 10**400, 0.5, float("nan"), float("inf"), "", "major", "mtaudit/1", [], {}, [[]], {"a": []}]
)


@cache
def demo() -> Result:
    return mtaudit.audit(*demo_texts(), model="gloss")


@cache
def validator() -> jsonschema.Draft202012Validator:
    jsonschema.Draft202012Validator.check_schema(json_schema())
    return jsonschema.Draft202012Validator(json_schema())


@settings(deadline=None)
@given(st.data())
def test_any_result_survives(any_results: st.SearchStrategy[Result], data: st.DataObject) -> None:
    result = data.draw(any_results)
    assert Result.from_dict(result.to_dict()) == result
    read = json.loads(dumps(result.to_dict()).encode())
    validator().validate(read)
    assert Result.from_dict(read) == result
    assert Result.from_dict(read).to_dict() == read


def test_a_real_result_survives() -> None:
    result = demo()
    assert result.findings
    read = json.loads(result.render("json"))
    validator().validate(read)
    assert Result.from_dict(read) == result


def test_what_an_earlier_version_did_not_write_may_be_missing() -> None:
    value = demo().to_dict()
    for segment in value["segments"]:
        del segment["attention"], segment["risk"]
    for finding in value["findings"]:
        del finding["fingerprint"]
    del value["hidden"], value["score"]["findings"], value["score"]["risk"]
    validator().validate(value)
    score = Result.from_dict(value).score
    assert (score.findings, score.risk) == (score.penalty, None)
    assert all(segment.attention == () and segment.risk == 0 for segment in Result.from_dict(value).segments)
    assert Result.from_dict(value).findings == demo().findings


def places(value: object, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """Every place in a JSON value below its top; of lists only the first two."""
    items = value.items() if isinstance(value, dict) else enumerate(value[:2]) if isinstance(value, list) else ()
    for key, item in items:
        yield (*path, key)
        yield from places(item, (*path, key))


def result_or_reason(value: object) -> Result | str:
    try:
        return Result.from_dict(value)
    except ResultError as error:
        return str(error)


@settings(deadline=None, max_examples=300)
@given(st.data())
def test_what_is_changed_is_refused_or_right(data: st.DataObject) -> None:
    value: Any = json.loads(demo().render("json"))
    path = data.draw(st.sampled_from([*places(value)]))
    parent = value
    for key in path[:-1]:
        parent = parent[key]
    if data.draw(st.booleans()):
        del parent[path[-1]]
    else:
        parent[path[-1]] = data.draw(JUNK)
    result = result_or_reason(value)
    if isinstance(result, str):
        assert len(result.splitlines()) == 1
    else:
        validator().validate(value)
        assert Result.from_dict(result.to_dict()) == result
        assert result.render("html")


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"schema": "mtaudit/2"}, "schema must be one of mtaudit/1"),
        ({"findings": [7]}, "findings must be a list of objects"),
        ({"score": None}, "score must be an object"),
        ({"model": {"name": "gloss", "kind": "gloss"}}, "model.fluent is missing"),
        ({"target": "ا"}, "must be"),
        ({"source": None}, "null, for there is no source"),
    ],
)
def test_the_message_says_where(changes: dict[str, Any], said: str) -> None:
    with pytest.raises(ResultError, match=said):
        Result.from_dict(demo().to_dict() | changes)
    with pytest.raises(ResultError, match="object"):
        Result.from_dict([])


def test_later_versions_may_write_more() -> None:
    value = demo().to_dict()
    value["segments"][0] |= {"tone": 0.1, "readers": [[0, 1, 0.3]]}
    validator().validate(value | {"desk": "world"})
    assert Result.from_dict(value | {"desk": "world"}) == demo()


def test_the_schema_names_the_categories_and_severities() -> None:
    properties = json_schema()["$defs"]["finding"]["properties"]
    assert properties["category"]["enum"] == list(CATEGORIES)
    assert properties["severity"]["enum"] == list(SEVERITIES)


def test_records_are_scalars_in_the_same_columns() -> None:
    rows = demo().records()
    assert len(rows) == len(demo().findings)
    assert {tuple(row) for row in rows} == {("id", *demo().to_dict()["findings"][0])}
    assert all(isinstance(value, str | int | float | None) for row in rows for value in row.values())
    assert json.loads(str(rows[0]["evidence"])) == demo().findings[0].evidence
