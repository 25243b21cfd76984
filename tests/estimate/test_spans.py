from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from mtaudit.estimate.spans import heaviest_runs


def words(*probabilities: float) -> list[tuple[int, int, float]]:
    return [(10 * i, 10 * i + 5, p) for i, p in enumerate(probabilities)]


def test_a_doubtful_word_is_bridged_and_a_right_one_is_not() -> None:
    assert [(r.start, r.end, r.words) for r in heaviest_runs(words(0.1, 0.8, 0.4, 0.9, 0.0), 0.5)] == [(10, 35, 3)]
    assert [(r.start, r.end) for r in heaviest_runs(words(0.8, 0.0, 0.9), 0.5)] == [(0, 5), (20, 25)]


def test_a_run_ends_with_its_last_heavy_word() -> None:
    (run,) = heaviest_runs(words(0.9, 0.4, 0.4), 0.5)
    assert (run.start, run.end, run.words, run.peak) == (0, 5, 1, 0.9)


@given(st.lists(st.floats(0, 1)), st.floats(0.05, 0.95))
def test_runs_are_apart_and_heavy(probabilities: list[float], base: float) -> None:
    found = heaviest_runs(words(*probabilities), base)
    assert all(run.weight > 0 and run.peak > base for run in found)
    assert all(a.end < b.start for a, b in pairwise(found))
    assert bool(found) == any(p > base for p in probabilities)
