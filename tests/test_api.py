"""What `import mtaudit` gives."""

from __future__ import annotations

import pickle
import subprocess
import sys
from pathlib import Path

import pytest

import mtaudit
from mtaudit import Auditor, MtauditError, Result, Settings

REPEATED = "أعلن الوزير يوم الأحد بدء بدء المحادثات في العاصمة."


def test_importing_it_imports_nothing_else() -> None:
    code = "import sys, mtaudit; print(sorted(name for name in sys.modules if name.startswith('mtaudit')))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "['mtaudit']"


def test_every_public_name_is_there_and_no_other() -> None:
    assert set(mtaudit.__all__) <= set(dir(mtaudit))
    assert all(getattr(mtaudit, name) is not None for name in mtaudit.__all__)
    assert not hasattr(mtaudit, "no_such_name")


def test_no_module_hides_a_public_name() -> None:
    modules = {path.stem for path in Path(mtaudit.__file__).parent.iterdir()}
    assert not modules & set(mtaudit.__all__)


def test_one_call_audits() -> None:
    result = mtaudit.audit(REPEATED, model="gloss", select="rep", ignore=["rep002"])
    assert isinstance(result, Result)
    assert [(finding.rule, finding.text) for finding in result.findings] == [("REP001", "بدء بدء")]


def test_an_auditor_takes_settings_or_their_names_and_gives_equal_results() -> None:
    settings = Settings("gloss", "REP")
    first, second = Auditor(settings), Auditor(model="gloss", select=("REP",))
    assert first.settings == second.settings == pickle.loads(pickle.dumps(settings))
    assert first.audit(REPEATED, id="a") == second.audit(REPEATED, id="a")
    assert first.signature == first.audit(REPEATED).signature
    with pytest.raises(TypeError):
        Auditor(settings, select="NUM")


def test_a_glossary_and_a_baseline_are_paths_or_loaded(tmp_path: Path) -> None:
    known, terms = tmp_path / "known.json", tmp_path / "terms.tsv"
    known.write_text(mtaudit.audit(REPEATED, model="gloss").render("json"), "utf-8")
    terms.write_text("Kremlin\tالكرملين\n", "utf-8")
    by_path = Settings("gloss", glossary=terms, baseline=str(known))
    assert by_path == Settings("gloss", glossary=by_path.glossary, baseline=by_path.baseline)
    assert Auditor(by_path).audit(REPEATED).findings == ()
    with pytest.raises(MtauditError, match=r"terms\.tsv"):
        mtaudit.audit(REPEATED, baseline=terms)
