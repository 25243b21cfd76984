import json

from mtaudit.interchange import dumps, to_dict
from mtaudit.report import render
from mtaudit.result import Result


def test_json_is_the_contract(result: Result) -> None:
    text = render(result, "json")
    value = json.loads(text)
    assert value == to_dict(result)
    assert "كيلر" in text
    assert list(value) == [
        *(
            "schema",
            "id",
            "target",
            "source",
            "segments",
            "findings",
            "hidden",
            "score",
            "model",
            "signature",
            "locations",
        ),
    ]
    assert value["schema"] == "mtaudit/1"
    assert list(value["segments"][1]) == [
        *("target", "source", "kind", "back_translation", "similarity", "attention", "risk", "round_trip"),
        "other_back_translations",
    ]
    assert value["segments"][3]["target"] is None
    assert list(value["findings"][0]) == [
        *("rule", "category", "severity", "confidence", "message", "start", "end", "text", "segment"),
        *("source_start", "source_end", "source_text", "suggestion", "evidence", "fingerprint"),
        "linked",
    ]
    for each in value["findings"]:
        assert result.target[each["start"] : each["end"]] == each["text"]
    assert value["score"] == {"penalty": 36, "per_1000_words": 2400.0, "words": 15, "findings": 36, "risk": None}
    assert value["model"] == {"name": "gloss", "kind": "gloss", "fluent": False}


def test_lone_surrogates_survive() -> None:
    assert json.loads(dumps("\ud83d ا").encode()) == "\ud83d ا"
    broken = "سطر\u2028سطر\u2029سطر\x85سطر"
    assert len(dumps(broken).splitlines()) == 1
    assert json.loads(dumps(broken)) == broken
