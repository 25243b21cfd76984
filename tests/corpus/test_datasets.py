"""Data sets: typed columns, streams, processes, and a cache that knows what a result depends on."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from mtaudit import Auditor, Result, Settings
from mtaudit.corpus import audit_dataset, audit_features
from mtaudit.errors import ReadError

datasets = pytest.importorskip("datasets")

LOOP = "أعلن الوزير يوم الأحد بدء بدء المحادثات."
ROWS: dict[str, list[Any]] = {
    "id": ["a", "b", "c"],
    "target": [LOOP, "وصل الوفد إلى المدينة مساء أمس.", None],
    "source": ["The minister announced on Sunday that the talks had begun.", None, None],
    "score": [0.1, 0.2, 0.3],
}
SETTINGS = Settings(model="gloss", select="REP")


@pytest.fixture
def rows() -> Any:
    return datasets.Dataset.from_dict(ROWS)


def test_findings_and_score_are_columns_that_can_be_asked(rows: Any) -> None:
    audited = audit_dataset(rows, SETTINGS)
    assert audited.features["audit"] == audit_features()["audit"]
    assert audited["score"] == ROWS["score"]
    [looping] = audited.filter(lambda row: any(each["rule"] == "REP001" for each in row["audit"]["findings"]))
    [finding] = looping["audit"]["findings"]
    assert looping["target"][finding["start"] : finding["end"]] == finding["text"] == "بدء بدء"
    assert looping["audit"]["score"]["penalty"] > 0
    assert [each["error"] for each in audited["audit"]] == [None, None, '"target" must be a string']
    assert audited[0]["audit"]["signature"] == Auditor(SETTINGS).signature
    with pytest.raises(ReadError, match="already"):
        audit_dataset(audited, SETTINGS)


def test_the_whole_result_is_there_for_who_asks(rows: Any) -> None:
    [first, *_] = audit_dataset(rows, SETTINGS, whole=True)
    expected = Auditor(SETTINGS).audit(LOOP, ROWS["source"][0], id="a")
    assert Result.from_dict(json.loads(first["audit"]["result"])) == expected
    row, [told] = first["audit"]["findings"][0], expected.records()
    assert {"id": "a", **row} == told


def test_a_stream_and_splits_and_formats_give_the_same_rows(rows: Any) -> None:
    expected = list(audit_dataset(rows, SETTINGS))
    stream = audit_dataset(rows.to_iterable_dataset(), SETTINGS)
    assert stream.features["audit"] == audit_features()["audit"]
    assert list(stream) == expected
    untyped = datasets.IterableDataset.from_generator(lambda: iter(rows.select([0, 1])))
    assert list(audit_dataset(untyped, SETTINGS)) == expected[:2]
    assert list(audit_dataset(datasets.DatasetDict(test=rows), SETTINGS)["test"]) == expected
    assert list(audit_dataset(rows.with_format("numpy"), SETTINGS)) == expected
    with pytest.raises(ReadError, match="stream"):
        audit_dataset(rows.to_iterable_dataset(), SETTINGS, jobs=2)


def test_processes_are_forked_from_one_that_audits_and_give_the_same_rows(rows: Any) -> None:
    several = datasets.concatenate_datasets([rows] * 20)
    expected = list(audit_dataset(several, SETTINGS))
    assert list(audit_dataset(several, SETTINGS, jobs=2)) == expected


def test_what_was_made_before_is_used_until_the_signature_or_the_rows_change(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def audited(settings: Settings = SETTINGS, file: str = "rows.jsonl") -> str:
        """The fingerprint of what is made of a file; `texts` are those that were audited for it."""
        texts.clear()
        path = str(tmp_path / file)
        loaded = datasets.load_dataset("json", data_files=path, split="train", cache_dir=str(tmp_path / "cache"))
        fingerprint: str = audit_dataset(loaded, settings)._fingerprint
        return fingerprint

    texts: list[str] = []
    own = Auditor.audit

    def noted(self: Auditor, arabic: str, *args: Any, **options: Any) -> Result:
        texts.append(arabic)
        return own(self, arabic, *args, **options)

    monkeypatch.setattr(Auditor, "audit", noted)
    for file, text in (("rows.jsonl", LOOP), ("others.jsonl", f"{LOOP} {LOOP}")):
        (tmp_path / file).write_text(json.dumps({"target": text}) + "\n", "utf-8")
    first = audited()
    assert texts == [LOOP]
    assert audited() == first
    assert texts == []
    others = {audited(Settings(model="gloss", select="NUM")), audited(file="others.jsonl")}
    monkeypatch.setattr(Auditor, "signature", "another version of the lexicon")
    others.add(audited())
    assert texts == [LOOP]
    assert len(others - {first}) == 3
