"""Evaluation reports: as data, as tables, and one against another."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from rich.table import Table

from sei_cli.core import evaluation
from sei_cli.render.terminal import Terminal

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sei_cli.core.evaluation import Gold, Interval

Report = dict[str, Any]

LOWER_IS_BETTER: Final = frozenset(
    {
        "positives_rejected",
        "positives_in_review",
        "negatives_classified",
        "project_false_alarm",
        "ece",
    }
)
_TOP: Final = 15
_SLACK: Final = 1e-6


def report(
    cases: Sequence[tuple[Gold, Report]], interval: Callable[[Sequence[float]], Interval]
) -> Report:
    """Return measures, confusions, figures a sub-domain, culprits and verdicts as data."""
    measures = evaluation.measure(cases, interval)
    confusion = evaluation.confusion(cases).most_common()
    culprits = evaluation.culprits(cases).most_common(_TOP)
    return {
        "measures": {
            item.name: {
                "value": round(item.value, 4),
                "count": item.count,
                "interval": [round(bound, 4) for bound in item.interval],
            }
            for item in measures
        },
        "confusion": [{"gold": g, "got": h, "count": n} for (g, h), n in confusion],
        "subdomains": {
            code: {"texts": texts, "found": found, "taken_for_it": taken}
            for code, (texts, found, taken) in sorted(evaluation.per_subdomain(cases).items())
        },
        "reliability": [
            {"confidence": round(mean, 3), "right": round(right, 3), "count": count}
            for mean, right, count in evaluation.reliability(evaluation.confidences(cases))
        ],
        "culprits": [{"term": term, "code": code, "count": n} for (term, code), n in culprits],
        "errors": evaluation.errors(cases),
        "verdicts": {gold.id: [record["status"], record["primary"]] for gold, record in cases},
    }


def changed(new: Report, old: Report) -> list[dict[str, Any]]:
    """Return the texts whose verdict differs between two runs."""
    before = old.get("verdicts", {})
    return [
        {"id": key, "before": before.get(key), "now": verdict}
        for key, verdict in new["verdicts"].items()
        if before.get(key) != verdict
    ]


def fallen(new: Report, floor: Report) -> list[str]:
    """Return a message for each measure that is worse than the recorded one."""
    lines = []
    for name, old in floor["measures"].items():
        value = new["measures"].get(name, {"value": 0.0})["value"]
        worse = value - old["value"] if name in LOWER_IS_BETTER else old["value"] - value
        if worse > _SLACK:
            lines.append(f"{name} 变差：{old['value']} → {value}")
    return lines


def draw(found: Report) -> None:
    """Draw a report for a terminal."""
    console = Terminal()
    table = Table("指标", "数值", "例数", "95% 区间", box=None, header_style="dim")
    for name, item in found["measures"].items():
        low, high = item["interval"]
        table.add_row(name, f"{item['value']:.3f}", str(item["count"]), f"{low:.3f}–{high:.3f}")
    console.print(table)
    _draw_list(
        console,
        "混淆（应为 → 判为）",
        [f"{c['gold']} → {c['got']} ×{c['count']}" for c in found["confusion"]],
    )
    _draw_list(
        console,
        "误导最多的词",
        [f"{c['term']}（{c['code']}）×{c['count']}" for c in found["culprits"]],
    )
    if "changed" in found:
        lines = [f"{item['id']}：{item['before']} → {item['now']}" for item in found["changed"]]
        _draw_list(console, "与上次相比有变化", lines)


def _draw_list(console: Terminal, title: str, lines: list[str]) -> None:
    if lines:
        console.print(f"\n{title}")
        console.print("  " + "  ".join(lines))
