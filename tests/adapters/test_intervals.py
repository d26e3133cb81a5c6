import sys

import pytest

from sei_cli.adapters.intervals import interval_of_mean
from sei_cli.errors import UsageError


@pytest.mark.parametrize("values", [[1.0], [0.0, 0.0, 0.0]])
def test_equal_values_are_their_own_interval(values: list[float]) -> None:
    assert interval_of_mean(values) == (values[0], values[0])


def test_interval_holds_the_mean_and_is_the_same_every_time() -> None:
    values = [1.0] * 30 + [0.0] * 10
    low, high = interval_of_mean(values)
    assert 0.5 < low < 0.75 < high < 1.0
    assert interval_of_mean(values) == (low, high)


def test_more_cases_make_a_narrower_interval() -> None:
    few, many = ([1.0, 1.0, 0.0] * times for times in (5, 50))
    widths = [high - low for low, high in map(interval_of_mean, (few, many))]
    assert widths[0] > widths[1]


def test_without_scipy_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "scipy.stats", None)
    with pytest.raises(UsageError, match=r"sei-cli\[eval\]"):
        interval_of_mean([0.0, 1.0])
