"""Classify abstracts of papers; in unrelated disciplines hardly one may be ``classified``.

``python tools/false_alarms.py CORPUS.tsv [--markdown]``: lines of task, text and discipline,
separated by tabs. Prints the statuses for each discipline, those of the unrelated ones
together, and the terms behind their false ``classified`` verdicts.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from scipy.stats import binomtest

from sei_cli import Classifier, load_taxonomy
from tools.robustness import STATUSES, show

UNRELATED: Final = frozenset(
    [
        "哲学",
        "历史学",
        "法学",
        "民族学",
        "政治学",
        "教育学",
        "社会学",
        "理论经济学",
        "应用经济学",
        "中国语言文学",
        "公共管理",
        "心理学",
        "体育学",
        "数学",
        "天文学",
        "农林经济管理",
        "工商管理",
    ]
)
COLUMNS: Final = 3
EXCERPT: Final = 40  # characters
HEADER: Final = ("学科", "篇数", *STATUSES)
ALARM_HEADER: Final = ("学科", "判为", "把握", "依据（词，分量）", "摘要开头")


@dataclass(slots=True)
class Alarms:
    """Statuses by discipline, and the false ``classified`` verdicts with their texts."""

    statuses: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    false: list[tuple[str, str, dict[str, Any]]] = field(default_factory=list)

    def unrelated(self) -> Counter[str]:
        """Return the statuses of all abstracts of unrelated disciplines."""
        found = (counts for name, counts in self.statuses.items() if name in UNRELATED)
        return sum(found, Counter[str]())


def read_corpus(path: Path) -> list[tuple[str, str]]:
    """Return (discipline, text) of every line; raise ``ValueError`` for an unfit one."""
    found = []
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), start=1):
        if line:
            parts = line.rstrip("\r").split("\t")
            if len(parts) != COLUMNS:
                raise ValueError(f"{path}:{number}: {len(parts)} columns")
            found.append((parts[2], parts[1]))
    return found


def false_alarms(classifier: Classifier, path: Path) -> Alarms:
    """Classify every abstract of the corpus."""
    alarms = Alarms()
    for discipline, text in read_corpus(path):
        record = classifier.classify(text).to_dict()
        alarms.statuses[discipline][record["status"]] += 1
        if discipline in UNRELATED and record["status"] == "classified":
            alarms.false.append((discipline, text, record))
    return alarms


def rows(alarms: Alarms) -> list[list[str]]:
    """Return a row for each discipline, the unrelated ones (marked) first and summed up."""
    order = sorted(alarms.statuses, key=lambda name: (name not in UNRELATED, name))
    table = [
        _row(f"{name} *" if name in UNRELATED else name, alarms.statuses[name]) for name in order
    ]
    return [_row("* 无关学科合计", alarms.unrelated()), *table]


def _row(name: str, counts: Counter[str]) -> list[str]:
    return [name, str(counts.total()), *(str(counts[status]) for status in STATUSES)]


def rate(alarms: Alarms) -> str:
    """Return the share of false ``classified`` verdicts with its exact 95% interval."""
    counts = alarms.unrelated()
    hits, total = counts["classified"], counts.total()
    if not total:
        return "没有无关学科的摘要"
    bounds = binomtest(hits, total).proportion_ci(method="exact")
    return (
        f"无关学科 {total} 篇，误判为 classified {hits} 篇："
        f"{hits / total:.2%}（95% 区间 {bounds.low:.2%}–{bounds.high:.2%}）"
    )


def alarm_rows(alarms: Alarms) -> list[list[str]]:
    """Return a row for each false ``classified`` verdict, with the terms that led there."""
    table = []
    for discipline, text, record in alarms.false:
        top = record["categories"][0]
        terms = "、".join(f"{piece['text']} {piece['weight']:.1f}" for piece in top["evidence"])
        excerpt = text[:EXCERPT].replace("|", "/")
        table.append([discipline, top["code"], f"{top['confidence']:.2f}", terms, excerpt])
    return table


def main() -> int:
    """Classify and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--markdown", action="store_true")
    arguments = parser.parse_args()
    alarms = false_alarms(Classifier(load_taxonomy()), arguments.corpus)
    show(HEADER, rows(alarms), markdown=arguments.markdown)
    print(f"\n{rate(alarms)}\n")
    show(ALARM_HEADER, alarm_rows(alarms), markdown=arguments.markdown)
    return 0


if __name__ == "__main__":
    sys.exit(main())
