from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from mtaudit.estimate.spans import heaviest_runs


def test_a_doubtful_word_is_bridged_and_a_right_one_is_not() -> None:
    assert [(r.first, r.last, r.words) for r in heaviest_runs((0.1, 0.8, None, 0.4, 0.9, 0.0), 0.5)] == [(1, 4, 3)]
    assert [(r.first, r.last) for r in heaviest_runs((0.8, 0.0, 0.9), 0.5)] == [(0, 0), (2, 2)]


def test_a_run_ends_with_its_last_heavy_word() -> None:
    (run,) = heaviest_runs((0.9, 0.4, 0.4), 0.5)
    assert (run.first, run.last, run.words, run.peak) == (0, 0, 1, 0.9)


@given(st.lists(st.one_of(st.none(), st.floats(0, 1))), st.floats(0.05, 0.95))
def test_runs_are_apart_and_heavy(probabilities: list[float | None], base: float) -> None:
    found = heaviest_runs(tuple(probabilities), base)
    assert all(run.weight > 0 and run.peak > base for run in found)
    assert all(a.last < b.first for a, b in pairwise(found))
    assert bool(found) == any(p is not None and p > base for p in probabilities)
