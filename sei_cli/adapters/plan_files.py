"""The files beside the terms of a taxonomy -> bounds, targets, measures and places of the plan."""

from __future__ import annotations

from pathlib import Path

from sei_cli.adapters.taxonomy_files import Loader, bundled
from sei_cli.core import plan_data
from sei_cli.core.plan_data import PlanData
from sei_cli.errors import TaxonomyError


def load_plan_data(folder: Path | str | None = None) -> PlanData:
    """Read the plan's data in ``folder`` (default: the bundled taxonomy's).

    Raises ``TaxonomyError`` with every fault that keeps them from being used.
    """
    loader = Loader(Path(folder) if folder else bundled())
    targets, measures = loader.read("targets.toml"), loader.read("measures.toml")
    groups = plan_data.parse_measure_groups(measures)
    data = PlanData(
        thresholds=plan_data.parse_thresholds(loader.read("thresholds.toml")),
        targets=plan_data.parse_targets(targets),
        baseline=plan_data.parse_targets(targets, "baseline"),
        groups=groups,
        measures=plan_data.parse_measures(measures, groups),
        places=plan_data.parse_places(loader.read("places.toml")),
    )
    if loader.problems:
        raise TaxonomyError(loader.problems)
    return data
