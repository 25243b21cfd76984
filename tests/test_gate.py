"""What is no article and its source never passes: one line, exit code 2; in a batch an `error`."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

ARABIC = """أعلنت وزارة الزراعة يوم الأحد أن محصول القمح ارتفع هذا العام بنسبة كبيرة بفضل الأمطار.

وقال الوزير إن المزارعين في الشمال باعوا معظم محصولهم للدولة قبل نهاية الصيف.

وأضاف أن المخازن الجديدة ستفتح أبوابها في الخريف المقبل."""
ENGLISH = """The agriculture ministry said on Sunday that the wheat harvest rose sharply this year thanks to the rain.

The minister said farmers in the north sold most of their crop to the state before the end of summer.

He added that the new storehouses would open in the coming autumn."""
OTHER = """The striker scored twice in the second half as the visitors came from behind to win the cup final.

Fans celebrated in the streets of the capital until dawn while police closed two bridges to traffic.

The goalkeeper, who saved a penalty, was named the best player of the tournament."""
OPTIONS = ("--model", "gloss", "--select", "NUM", "--format", "json")


REFUSED = {
    "of another article": (ARABIC, OTHER),
    "swapped": (ENGLISH, ARABIC),
    "both English": (ENGLISH, ENGLISH),
    "both Arabic": (ARABIC, ARABIC),
    "empty": (" \n", ENGLISH),
    "one word": ("القمح", ENGLISH),
    "one word alone": ("القمح", None),
    "an empty source": (ARABIC, ""),
}


@pytest.mark.parametrize("kind", REFUSED)
def test_audit_and_batch_refuse_the_same(
    kind: str, tmp_path: Path, run: Callable[..., tuple[int, str, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    target, source = REFUSED[kind]
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text(target, "utf-8")
    Path("b.txt").write_text(source or "", "utf-8")
    given = ("a.txt",) if source is None else ("a.txt", "--source", "b.txt")
    status, out, err = run("audit", *given, *OPTIONS)
    assert (status, out, err.count("\n")) == (2, "", 1)

    good = {"target": ARABIC, "source": ENGLISH}
    rows = [good, {"target": target, "source": source}, {"target": ARABIC}]
    Path("in.jsonl").write_text("\n".join(map(json.dumps, rows)), "utf-8")
    batch = ("batch", "in.jsonl", "--output", "out.jsonl", "--force", *OPTIONS[:4])
    status, _, err = run(*batch)
    results = [json.loads(line) for line in Path("out.jsonl").read_text("utf-8").splitlines()]
    assert ["error" in each for each in results] == [False, True, False]
    assert (status, "1 line could not be audited" in err) == (0, True)
    assert run(*batch, "--strict")[0] == 2


@pytest.mark.parametrize("kind", ["of another article", "one word"])
def test_who_means_it_may(
    kind: str, tmp_path: Path, run: Callable[..., tuple[int, str, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    target, source = REFUSED[kind]
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text(target, "utf-8")
    Path("b.txt").write_text(source or "", "utf-8")
    assert run("audit", "a.txt", "--source", "b.txt", *OPTIONS, "--allow-unrelated")[0] == 0
    Path("in.jsonl").write_text(json.dumps({"target": target, "source": source}), "utf-8")
    batch = ("batch", "in.jsonl", "--output", "out.jsonl", "--force", *OPTIONS[:4])
    assert run(*batch)[0] == 2
    assert run(*batch, "--allow-unrelated")[0] == 0
    assert json.loads(Path("out.jsonl").read_text("utf-8"))["findings"] == []


def test_an_excerpt_and_a_free_version_pass(
    tmp_path: Path, run: Callable[..., tuple[int, str, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for target, source in ((ARABIC.partition("\n")[0], ENGLISH), (ARABIC, f"{ENGLISH}\n\n{OTHER}"), (ARABIC, ENGLISH)):
        Path("a.txt").write_text(target, "utf-8")
        Path("b.txt").write_text(source, "utf-8")
        assert run("audit", "a.txt", "--source", "b.txt", *OPTIONS)[0] == 0


def test_nothing_but_unreadable_lines_is_no_success(
    tmp_path: Path, run: Callable[..., tuple[int, str, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("in.jsonl").write_text("{}\nnot JSON\n", "utf-8")
    assert run("batch", "in.jsonl", "--output", "out.jsonl", "--model", "gloss")[0] == 2


def test_a_translation_memory_that_was_never_translated_is_refused(
    tmp_path: Path, run: Callable[..., tuple[int, str, str]]
) -> None:
    units = "".join(
        f'<trans-unit id="{i}"><source>{text}</source><target>{text}</target></trans-unit>'
        for i, text in enumerate(ENGLISH.split("\n\n"))
    )
    path = tmp_path / "a.xlf"
    path.write_text(f'<xliff version="1.2"><file><body>{units}</body></file></xliff>', "utf-8")
    status, _, err = run("audit", str(path), *OPTIONS)
    assert (status, err.count("\n")) == (2, 1)
    assert "not Arabic" in err
