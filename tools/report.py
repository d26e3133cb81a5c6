"""Measure everything the model card speaks of, and print it as Markdown.

``python tools/report.py [--corpus CORPUS.tsv] > docs/figures.md``. Only calls what
``sei eval`` and the other tools measure with; says so where the corpus is not at hand.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter, defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sei_cli import Classifier, load_taxonomy
from sei_cli.adapters.gold import read_gold
from sei_cli.adapters.intervals import interval_of_mean
from sei_cli.core.evaluation import calibration_error, reliability
from sei_cli.render import measures
from tools import ablation, calibrate, false_alarms, robustness
from tools.robustness import STATUSES, judge, show

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sei_cli.core.evaluation import Gold
    from sei_cli.core.taxonomy import Taxonomy
    from tools.robustness import Case

ROOT: Final = Path(__file__).resolve().parent.parent
EVALUATION: Final = ROOT / "evaluation"
CORPUS: Final = ROOT.parent / "shared" / "corpus" / "csl-abstracts.tsv"
SETS: Final = {
    "开发文本": ("gold.jsonl",),
    "校准文本": ("field-a.jsonl", "field-b.jsonl"),
}
MEASURE_HEADER: Final = ("指标", "数值", "例数", "95% 区间")
RELIABILITY_HEADER: Final = ("平均把握", "实际判对", "例数")
FITTED_HEADER: Final = ("文本", "篇数", "最大差")
KIND_HEADER: Final = ("种类", "例数", *STATUSES)
SUB_HEADER: Final = ("子领域", "名称", "例数", "判对", "别的误判为它")
CONFUSION_HEADER: Final = ("应为", "判为", "次数", "词表写明的划法")


def table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Print a table and the blank line after it, or that there is nothing to show."""
    if rows:
        show(header, rows, markdown=True)
    else:
        print("（无）")
    print()


def print_set(name: str, cases: Sequence[Case], taxonomy: Taxonomy) -> None:
    """Print what ``sei eval`` says about one set of texts."""
    found = measures.report(cases, interval_of_mean)
    print(f"## {name}：{len(cases)} 篇\n\n### 指标（{name}）\n")
    table(
        MEASURE_HEADER,
        [
            [key, f"{m['value']:.3f}", str(m["count"]), _interval(key, m["interval"])]
            for key, m in found["measures"].items()
        ],
    )
    print(f"### 按种类的结论（{name}）\n")
    table(KIND_HEADER, kinds(cases))
    print(f"### 把握与实际（{name}）\n")
    table(
        RELIABILITY_HEADER,
        [
            [f"{r['confidence']:.3f}", f"{r['right']:.3f}", str(r["count"])]
            for r in found["reliability"]
        ],
    )
    print(f"### 混淆与划法（{name}）\n")
    table(
        CONFUSION_HEADER,
        [
            [c["gold"], c["got"], str(c["count"]), ruling(taxonomy, c["gold"], c["got"])]
            for c in found["confusion"]
        ],
    )
    print(f"### 各子领域（{name}）\n")
    table(
        SUB_HEADER,
        [
            [code, taxonomy.name(code), *(str(n) for n in counts.values())]
            for code, counts in sorted(
                found["subdomains"].items(), key=lambda item: [*map(int, item[0].split("."))]
            )
        ],
    )


def _interval(name: str, bounds: Sequence[float]) -> str:
    """Return an interval in words; a measure that has none shows a dash."""
    low, high = bounds
    return "–" if name == "ece" else f"{low:.3f}–{high:.3f}"


def kinds(cases: Sequence[Case]) -> list[list[str]]:
    """Return how each kind of text came out."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for gold, record in cases:
        counts[gold.kind][record["status"]] += 1
    return [
        [kind, str(found.total()), *(str(found[status]) for status in STATUSES)]
        for kind, found in sorted(counts.items())
    ]


def ruling(taxonomy: Taxonomy, one: str, other: str) -> str:
    """Return what the taxonomy says on telling two sub-domains apart, if anything."""
    for first, second in ((one, other), (other, one)):
        if first in taxonomy.subdomains:
            for code, tell in taxonomy.subdomains[first].confused_with:
                if code == second:
                    return f"{first}：{tell}"
    return ""


def print_calibration(golds: dict[str, list[Gold]], taxonomy: Taxonomy) -> None:
    """Print what the shipped calibration was fitted to, and how well such a fit holds."""
    both = [gold for texts in golds.values() for gold in texts]
    samples = {title: calibrate.collect(texts) for title, texts in golds.items()}
    samples["两套合在一起"] = x, targets = calibrate.collect(both)
    shipped = taxonomy.calibration["right"]
    print("## 把握是在什么上拟合的\n")
    print(
        "随附的系数（子领域判对）与在各套文本上重新拟合的系数之间的最大差；最小的一行就是它的来历。\n"
    )
    rows = []
    for title, (features, answers) in samples.items():
        fitted = calibrate.fit(features, answers["right"])
        apart = max(abs(float(a) - b) for a, b in zip(fitted, shipped, strict=True))
        rows.append([title, str(len(features)), f"{apart:.2f}"])
    table(FITTED_HEADER, rows)
    print("## 把握的交叉验证\n")
    print("两套文本合在一起，十折；概率由没有见过该篇的折算出，包括最终判为不属于的文本。\n")
    for name, title in (("right", "子领域判对"), ("fits", "属于规划范围")):
        p = calibrate.cross_validate(x, targets[name])
        pairs = [(float(a), bool(b)) for a, b in zip(p, targets[name], strict=True)]
        print(f"{title}：{len(pairs)} 篇，ece {calibration_error(pairs):.3f}\n")
        table(
            RELIABILITY_HEADER,
            [[f"{mean:.3f}", f"{share:.3f}", str(n)] for mean, share, n in reliability(pairs)],
        )


def print_false_alarms(classifier: Classifier, corpus: Path) -> None:
    """Print how many abstracts of unrelated disciplines are taken for projects."""
    print("## 论文摘要上的误报\n")
    if not corpus.is_file():
        print("语料不随仓库分发，这次没有测。")
        return
    alarms = false_alarms.false_alarms(classifier, corpus)
    print(f"{false_alarms.rate(alarms)}。带 * 的是无关学科。\n")
    table(false_alarms.HEADER, false_alarms.rows(alarms))
    print("### 误报的依据\n")
    table(false_alarms.ALARM_HEADER, false_alarms.alarm_rows(alarms))


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpus", type=Path, default=CORPUS)
    arguments = parser.parse_args()
    taxonomy = load_taxonomy()
    classifier = Classifier(taxonomy)
    golds = {
        title: [gold for name in names for gold in read_gold(EVALUATION / name)]
        for title, names in SETS.items()
    }
    print("# 实测数字\n")
    print("由 `python tools/report.py > docs/figures.md` 生成，请勿手改。")
    print(f"分类体系 {taxonomy.id} {taxonomy.version}。读法见[模型卡](model-card.md)。\n")
    for title, texts in golds.items():
        print_set(title, judge(classifier, texts), taxonomy)
    print_calibration(golds, taxonomy)
    for title, texts in golds.items():
        print(f"## 去掉一部分（{title}）\n")
        table(ablation.HEADER, ablation.ablation(taxonomy, texts))
    for title, texts in golds.items():
        print(f"## 文本受损（{title}）\n")
        table(robustness.HEADER, robustness.rows(robustness.robustness(classifier, texts)))
    print_false_alarms(classifier, arguments.corpus)
    return 0


if __name__ == "__main__":
    sys.exit(main())
