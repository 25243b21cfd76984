import numpy as np
import pytest

from mtaudit.align import texts
from mtaudit.align.texts import Remembered, VectorSums


def test_what_is_remembered_is_what_is_computed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(texts, "_BLOCK", 4)
    monkeypatch.setattr(texts, "_MOST_BLOCKS", 3)
    text = VectorSums(np.eye(11, dtype=np.float32))
    remembered = Remembered(text)
    for size in (1, 2, 4):
        for first in range(12 - size):
            for stop in range(first, 13 - size):
                np.testing.assert_array_equal(
                    remembered.vectors(size, first, stop), text.vectors(size, first, stop), strict=True
                )
    assert remembered.vectors(4, 0, 0).shape == (0, 11)
