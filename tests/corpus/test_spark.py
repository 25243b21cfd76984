"""The recipe for Spark in `docs/corpora.md` is run, where pyspark and Java are installed."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from mtaudit import Settings
from mtaudit.corpus import audit_rows

pyspark = pytest.importorskip("pyspark")
parquet = pytest.importorskip("pyarrow.parquet")
pyarrow = pytest.importorskip("pyarrow")

pytestmark = pytest.mark.filterwarnings("default")

ROWS: list[dict[str, Any]] = [
    {
        "id": 0,
        "target": "أعلن الوزير يوم الأحد مقتل 21 جنديا في الهجوم.",
        "source": "On Sunday, 12 soldiers were killed.",
    },
    {"id": 1, "target": "وصل الوفد إلى المدينة مساء أمس.", "source": None},
    {"id": 2, "target": None, "source": "Nothing was translated."},
]


def test_the_recipe_adds_the_column(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = Path(__file__).parents[2] / "docs" / "corpora.md"
    [recipe] = [
        code for code in re.findall(r"```python\n(.*?)```", page.read_text("utf-8"), re.DOTALL) if "spark" in code
    ]
    parquet.write_table(pyarrow.Table.from_pylist(ROWS), tmp_path / "archive.parquet")
    monkeypatch.chdir(tmp_path)
    (tmp_path / "archive.parquet").rename(tmp_path / "archive")
    spark = pyspark.sql.SparkSession.builder.master("local[1]").config("spark.ui.enabled", "false").getOrCreate()
    try:
        exec(recipe, {"spark": spark})
    finally:
        spark.stop()
    audited = parquet.read_table(tmp_path / "audited").to_pylist()
    assert [{name: row[name] for name in ROWS[0]} for row in audited] == ROWS
    assert [row["audit"] for row in audited] == list(audit_rows(ROWS, Settings(model="gloss")))
