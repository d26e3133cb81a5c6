from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from sei_cli.core.evaluation import Gold
from sei_cli.render import measures

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sei_cli import Classifier


def whole(values: Sequence[float]) -> tuple[float, float]:
    return min(values), max(values)


@pytest.fixture
def report(classifier: Classifier) -> dict[str, Any]:
    golds = [
        Gold("right", "晶圆制造与流片，光刻。", "1.3", (), (), (), ""),
        Gold("wrong", "海上风电机组与塔筒。", "7.2", (), (), (), ""),
        Gold("none", "酒店客房与早餐。", None, (), (), (), ""),
    ]
    cases = [(gold, classifier.classify(gold.text).to_dict()) for gold in golds]
    return measures.report(cases, whole)


def test_report_is_plain_data(report: dict[str, Any]) -> None:
    assert report["measures"]["sub@1"] == {"value": 0.5, "count": 2, "interval": [0.0, 1.0]}
    assert report["measures"]["negatives_rejected"]["value"] == 1.0
    assert report["confusion"] == [{"gold": "7.2", "got": "7.1", "count": 1}]
    assert report["subdomains"]["7.1"] == {"texts": 0, "found": 0, "taken_for_it": 1}
    assert {item["term"] for item in report["culprits"]} == {"海上风电机组", "塔筒"}
    assert [error["id"] for error in report["errors"]] == ["wrong"]
    assert report["verdicts"]["none"] == ["unclassified", None]
    assert sum(row["count"] for row in report["reliability"]) == 2


def test_changed_verdicts_between_two_runs(report: dict[str, Any]) -> None:
    assert measures.changed(report, report) == []
    old = {"verdicts": report["verdicts"] | {"right": ["review", "1.1"]}}
    (change,) = measures.changed(report, old)
    assert change["id"] == "right"
    assert change["before"] == ["review", "1.1"]
    assert [item["before"] for item in measures.changed(report, {})] == [None, None, None]


@pytest.mark.parametrize(
    ("name", "new", "old", "worse"),
    [
        ("sub@1", 0.9, 0.9, False),
        ("sub@1", 0.8, 0.9, True),
        ("sub@1", 0.95, 0.9, False),
        ("ece", 0.1, 0.05, True),
        ("ece", 0.01, 0.05, False),
        ("sub@1", 0.89999999, 0.9, False),
    ],
)
def test_fallen_measures_are_named(
    name: str,
    new: float,
    old: float,
    worse: bool,  # noqa: FBT001
) -> None:
    runs = [{"measures": {name: {"value": value}}} for value in (new, old)]
    assert measures.fallen(*runs) == ([f"{name} 变差：{old} → {new}"] if worse else [])


def test_measure_that_is_missing_has_fallen() -> None:
    floor = {"measures": {"sub@1": {"value": 0.9}}}
    assert measures.fallen({"measures": {}}, floor) == ["sub@1 变差：0.9 → 0.0"]


def test_drawn_report(report: dict[str, Any], capsys: pytest.CaptureFixture[str]) -> None:
    report["changed"] = [{"id": "a[b]", "before": None, "now": ["review", "1.3"]}]
    measures.draw(report)
    lines = [line.strip() for line in capsys.readouterr().out.splitlines()]
    assert lines[0].split() == ["指标", "数值", "例数", "95%", "区间"]
    assert ["sub@1", "0.500", "2", "0.000–1.000"] in [line.split() for line in lines]
    assert "7.2 → 7.1 ×1" in lines
    assert lines[lines.index("误导最多的词") + 1].startswith("海上风电机组（7.1）×1")
    assert lines[-2:] == ["与上次相比有变化", "a[b]：None → ['review', '1.3']"]


def test_lists_without_entries_are_not_drawn(
    report: dict[str, Any], capsys: pytest.CaptureFixture[str]
) -> None:
    measures.draw(report | {"confusion": [], "culprits": []})
    assert "混淆" not in capsys.readouterr().out
