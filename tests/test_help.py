"""Help, wrong command lines, errors and notes in the language that is asked for."""

from __future__ import annotations

import pickle
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from mtaudit.errors import ReadError, RuleError, defect, described
from mtaudit.language import Language
from mtaudit.message import counted

Run = Callable[..., tuple[int, str, str]]
ARABIC = Language("ar_MA")
COMMANDS = ("", "audit", "demo", "batch", "report", "serve", "schema", "rules", "explain", "models", "models add")


@pytest.mark.parametrize("command", COMMANDS)
def test_nothing_of_the_help_is_left_in_english(run: Run, command: str) -> None:
    status, out, _ = run("--lang", "ar", *command.split(), "--help")
    assert status == 0
    assert out.startswith("الاستعمال: ")
    prose = re.sub(r"`[^`]*`|\[[^\]]*\]|\{[^}]*\}|-[-\w]+|MTAUDIT_|JSON Lines|JSON Schema", "", out.partition("\n")[2])
    assert not re.search(r"[A-Za-z]+ [A-Za-z]+ [A-Za-z]+ ", prose)
    assert run(*command.split(), "--help")[1].startswith("Usage: ")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("audit", "missing.txt"), "mtaudit: missing.txt: لا ملف بهذا الاسم؛ تحقق من المسار\n"),
        (("audit", "a.txt", "--fail-on", "x"), "قيمة لا تصلح لـ '--fail-on': 'x' ليس من 'minor'"),
        (("audit", "a.txt", "--fail"), "mtaudit: لا خيار باسم --fail (القريب منه: --fail-on"),
        (("explain", "XXX"), "mtaudit: لا قاعدة باسم 'XXX': تجد القواعد كلها"),
        (("audit", "latin.txt"), "mtaudit: latin.txt: ليس عربيًا، ويبدو أنه بالفرنسية\n"),
    ],
)
def test_errors_in_arabic(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, arguments: tuple[str, ...], said: str
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("latin.txt").write_text("Le ministre est arrivé dans la ville et les gens ont vu que le temps est bon. " * 3)
    for language in (("--lang", "ar"), ()):
        monkeypatch.setenv("MTAUDIT_LANG", "" if language else "ar")
        status, out, err = run(*arguments, *language)
        assert (status, out, err.count("\n")) == (2, "", 1)
        assert said in err


def test_models_are_listed_in_arabic(run: Run) -> None:
    for arguments in (("models", "list", "--lang", "ar"), ("--lang", "ar", "models", "list")):
        lines = run(*arguments)[1].splitlines()
        assert lines[0].split() == [
            "النموذج",
            "الاتجاه",
            "على",
            "هذا",
            "الجهاز",
            "الحجم",
            "الرخصة",
            "الجودة",
            "المنشورة",
        ]
        assert lines[-1].endswith("كلمة بكلمة لا إنجليزية سليمة")


def test_settings_choose_the_language_of_a_batch(run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    Path("mtaudit.toml").write_text('lang = "ar"\nmodel = "gloss"\n')
    Path("in.jsonl").write_text('{"target": "وصل الوزير."}\n{"id": 1}\n')
    status, _, err = run("batch", "in.jsonl", "--output", "out.jsonl", "--select", "REP", "--jobs", "1")
    assert (status, err) == (0, "mtaudit: تعذر تدقيق سطر واحد: انظر `error` في out.jsonl\n")
    assert 'ينقص \\"target\\"' in Path("out.jsonl").read_text("utf-8")


def test_errors_keep_what_they_are_made_of() -> None:
    cause = ReadError("{name}: is empty; there is nothing to audit", name=Path("a\nb"))
    again = pickle.loads(pickle.dumps(cause))
    assert str(again) == "a b: is empty; there is nothing to audit"
    assert ARABIC.message(again.message) == "a b: فارغ؛ لا شيء يُدقق"
    failed = RuleError("NUM001")
    failed.__cause__ = KeyError("{x}")
    assert ARABIC.message(described(failed)) == "القاعدة NUM001: KeyError: '{x}'"
    assert "الخلل في mtaudit" in ARABIC.message(defect(failed))
    assert ARABIC.message(described(FileNotFoundError(2, "No such file or directory", "x"))).startswith("x: لا ملف")


def test_counted_things_have_the_plurals_of_the_language() -> None:
    said = [counted("{count} line", "{count} lines", number) for number in (1, 2, 3, 1100)]
    assert said == ["1 line", "2 lines", "3 lines", "1,100 lines"]
    assert [ARABIC.message(each) for each in pickle.loads(pickle.dumps(said))] == [
        "سطر واحد", "سطرين", "3 سطور", "1.100 سطر",
    ]  # fmt: skip
