"""Measure what is left of the verdicts when the texts have been through something.

``python tools/robustness.py GOLD… [--markdown] [--gate]`` prints sub@1 and the statuses
for the plain texts and for each perturbation of ``tools/perturbations.py``; ``--gate``
exits 1 where sub@1 falls by more points than ``ALLOWED`` says.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any, Final

from sei_cli import Classifier, load_taxonomy
from sei_cli.adapters.gold import read_gold
from sei_cli.core.evaluation import Gold, outcomes
from tools.perturbations import PERTURBATIONS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Case = tuple[Gold, dict[str, Any]]

STATUSES: Final = ("classified", "review", "unclassified")
FALL: Final = 3.0  # points of sub@1
# The aim for half a text is 8 points. It is not reached: these keep it from getting worse.
ALLOWED: Final = {"截去后一半": 12.0, "截去前一半": 23.0}  # where it is not ``FALL``
HEADER: Final = ("文本", "sub@1", "变化（百分点）", "容许", "正例 采信/复核/不属于", "反例 同左")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of texts treated in one way; ``statuses`` of positives and negatives."""

    name: str
    right: float
    statuses: tuple[Counter[str], Counter[str]]

    def fall(self, plain: Outcome) -> float:
        """Return by how many points sub@1 is lower than on the plain texts."""
        return 100 * (plain.right - self.right)


def judge(classifier: Classifier, golds: Iterable[Gold]) -> list[Case]:
    """Return each labelled text with the record it gets."""
    return [(gold, classifier.classify(gold.text, source=gold.id).to_dict()) for gold in golds]


def measure(name: str, cases: Sequence[Case]) -> Outcome:
    """Sum up the verdicts on texts treated in one way."""
    values = outcomes(cases)["sub@1"]
    positives, negatives = Counter[str](), Counter[str]()
    for gold, record in cases:
        (negatives if gold.primary is None else positives)[record["status"]] += 1
    return Outcome(name, sum(values) / len(values), (positives, negatives))


def perturb(golds: Iterable[Gold], name: str) -> list[Gold]:
    """Return the texts after a perturbation, the same at every call."""
    change = PERTURBATIONS[name]
    return [
        replace(gold, text=change(gold.text, Random(f"{name} {gold.id}")))  # noqa: S311 - no secret
        for gold in golds
    ]


def robustness(classifier: Classifier, golds: Sequence[Gold]) -> list[Outcome]:
    """Return what comes of the plain texts, then of each perturbation."""
    plain = measure("原文", judge(classifier, golds))
    return [
        plain,
        *(measure(name, judge(classifier, perturb(golds, name))) for name in PERTURBATIONS),
    ]


def allowed(name: str) -> float:
    """Return by how many points sub@1 may fall."""
    return ALLOWED.get(name, FALL)


def too_far(plain: Outcome, found: Outcome) -> bool:
    """Tell whether sub@1 fell by more than is allowed."""
    return found.fall(plain) > allowed(found.name) + 1e-9


def rows(found: Sequence[Outcome]) -> list[list[str]]:
    """Return the table's rows, the plain texts first."""
    plain = found[0]
    table = []
    for outcome in found:
        change = limit = ""
        if outcome is not plain:
            change, limit = f"{0.0 - outcome.fall(plain):+.1f}", f"−{allowed(outcome.name):.0f}"
        counts = (" / ".join(str(c[status]) for status in STATUSES) for c in outcome.statuses)
        table.append([outcome.name, f"{outcome.right:.3f}", change, limit, *counts])
    return table


def show(header: Sequence[str], table: Iterable[Sequence[str]], *, markdown: bool) -> None:
    """Print a table, as Markdown or drawn for a terminal."""
    if markdown:
        print("|", " | ".join(header), "|")
        print("|" + " --- |" * len(header))
        for row in table:
            print("|", " | ".join(row), "|")
        return
    from rich.table import Table  # noqa: PLC0415 - only drawing needs it

    from sei_cli.render.terminal import Terminal  # noqa: PLC0415

    drawn = Table(*header, box=None, header_style="dim")
    for row in table:
        drawn.add_row(*row)
    Terminal().print(drawn)


def main() -> int:
    """Measure and print; return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path, nargs="+")
    parser.add_argument("--markdown", action="store_true")
    parser.add_argument("--gate", action="store_true")
    arguments = parser.parse_args()
    golds = [gold for path in arguments.gold for gold in read_gold(path)]
    found = robustness(Classifier(load_taxonomy()), golds)
    show(HEADER, rows(found), markdown=arguments.markdown)
    fallen = [outcome.name for outcome in found[1:] if too_far(found[0], outcome)]
    if arguments.gate and fallen:
        print("超过容许：", "、".join(fallen), file=sys.stderr)
    return int(arguments.gate and bool(fallen))


if __name__ == "__main__":
    sys.exit(main())
