"""The 95% interval of a mean, by SciPy's bootstrap (extra ``eval``)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sei_cli.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

_RESAMPLES = 2000
_SEED = 20161124  # the same input gives the same interval


def interval_of_mean(values: Sequence[float]) -> tuple[float, float]:
    """Return the percentile-bootstrap interval; a single value is its own interval."""
    try:
        import numpy as np  # noqa: PLC0415 - an extra, and slow to import
        from scipy.stats import bootstrap  # noqa: PLC0415
    except ImportError:
        raise UsageError("sei eval 需要附加组件：pip install 'sei-cli[eval]'") from None
    mean = sum(values) / len(values)
    if all(value == values[0] for value in values):
        return mean, mean
    found = bootstrap(
        (np.asarray(values),),
        np.mean,
        n_resamples=_RESAMPLES,
        method="percentile",
        rng=np.random.default_rng(_SEED),
    ).confidence_interval
    return float(found.low), float(found.high)
