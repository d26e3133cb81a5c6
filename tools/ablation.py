"""Take one part of the classifier away at a time, and say what that costs.

``python tools/ablation.py GOLD… [--markdown]``. The calibration stays that of the full
system, so part of a change is that of a calibration that no longer fits (negatives most).
"""

from __future__ import annotations

import argparse
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

from sei_cli import Classifier, load_taxonomy
from sei_cli.adapters.gold import read_gold
from sei_cli.adapters.intervals import interval_of_mean
from sei_cli.core.evaluation import outcomes
from sei_cli.core.policy import Policy
from sei_cli.core.taxonomy import Entry, Taxonomy, Tier
from tools.robustness import judge, show

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from sei_cli.core.evaluation import Gold

System = tuple[Taxonomy, Policy]
Owner = TypeVar("Owner", bound=Entry)

MEASURES: Final = ("sub@1", "sub@3", "negatives_rejected")
HEADER: Final = (
    "系统",
    *(f"{name}（变化，百分点）" for name in MEASURES),
    "sub@1 变化的 95% 区间",
    "sub@1 变坏/变好的文本",
)


def without_fuzzy(taxonomy: Taxonomy, policy: Policy) -> System:
    """Look for no term in other words."""
    return taxonomy, replace(policy, fuzzy_length=sys.maxsize)


def without_places(taxonomy: Taxonomy, policy: Policy) -> System:
    """Count every mention alike, wherever and however it stands."""
    return taxonomy, replace(
        policy,
        zones=dict.fromkeys(policy.zones, 1.0),
        marks=dict.fromkeys(policy.marks, 1.0),
        opening=1.0,
    )


def without_industry(taxonomy: Taxonomy, policy: Policy) -> System:
    """Know the plan's words and their aliases only."""
    return (
        replace(
            taxonomy,
            subdomains=_without_industry(taxonomy.subdomains),
            projects=_without_industry(taxonomy.projects),
        ),
        policy,
    )


def _without_industry(entries: Mapping[str, Owner]) -> dict[str, Owner]:
    return {
        code: replace(
            entry, groups=tuple(group for group in entry.groups if group.tier != Tier.INDUSTRY)
        )
        for code, entry in entries.items()
    }


def without_trades(taxonomy: Taxonomy, policy: Policy) -> System:
    """Know no ordinary trades."""
    return replace(taxonomy, trades={}), policy


def without_senses(taxonomy: Taxonomy, policy: Policy) -> System:
    """Let an ambiguous term count for every sub-domain that lists it."""
    return replace(taxonomy, ambiguous={}), policy


VARIANTS: Final[Mapping[str, Callable[[Taxonomy, Policy], System]]] = {
    "无近似匹配": without_fuzzy,
    "无部位与说法（系数全为 1）": without_places,
    "无行业用语": without_industry,
    "无普通行业词表": without_trades,
    "无多义词规则": without_senses,
}


def values(system: System, golds: Iterable[Gold]) -> dict[str, list[bool]]:
    """Return the measures' values on each text."""
    return outcomes(judge(Classifier(*system), golds))


def ablation(taxonomy: Taxonomy, golds: Sequence[Gold]) -> list[list[str]]:
    """Return the table's rows: the full system, then each variant against it."""
    full = taxonomy, Policy()
    whole = values(full, golds)
    rows = [["全系统", *(f"{_mean(whole[name]):.3f}" for name in MEASURES), "", ""]]
    for title, change in VARIANTS.items():
        rows.append([title, *_compare(values(change(*full), golds), whole)])
    return rows


def _compare(found: Mapping[str, list[bool]], whole: Mapping[str, list[bool]]) -> list[str]:
    cells = []
    for name in MEASURES:
        value = _mean(found[name])
        cells.append(f"{value:.3f}（{100 * (value - _mean(whole[name])):+.1f}）")
    pairs = zip(found["sub@1"], whole["sub@1"], strict=True)
    changes = [float(new) - float(old) for new, old in pairs]
    low, high = interval_of_mean(changes)
    worse, better = changes.count(-1.0), changes.count(1.0)
    return [*cells, f"{100 * low:+.1f} 至 {100 * high:+.1f}", f"{worse}/{better}"]


def _mean(numbers: Sequence[bool]) -> float:
    return sum(numbers) / len(numbers) if numbers else float("nan")


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path, nargs="+")
    parser.add_argument("--markdown", action="store_true")
    arguments = parser.parse_args()
    golds = [gold for path in arguments.gold for gold in read_gold(path)]
    show(HEADER, ablation(load_taxonomy(), golds), markdown=arguments.markdown)
    return 0


if __name__ == "__main__":
    sys.exit(main())
