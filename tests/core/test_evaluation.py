from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from sei_cli.core import evaluation
from sei_cli.core.evaluation import Gold, Measure

if TYPE_CHECKING:
    from collections.abc import Sequence


def gold(primary: str | None, *also: str, projects: tuple[str, ...] = ()) -> Gold:
    return Gold("g", "text", primary, also, projects, (), "")


def record(
    *codes: str, status: str = "classified", confidence: float = 0.8, projects: Sequence[str] = ()
) -> dict[str, Any]:
    categories = [
        {"code": code, "confidence": confidence, "evidence": [{"text": f"{code}文", "term": code}]}
        for code in codes
    ]
    return {
        "status": status,
        "primary": codes[0] if codes and status != "unclassified" else None,
        "categories": categories,
        "special_projects": [{"code": code} for code in projects],
    }


RIGHT = (gold("1.3"), record("1.3"))
WRONG = (gold("1.3"), record("7.1", "1.3"))
REJECTED = (gold("1.3"), record("1.3", status="unclassified"))
OUTSIDE = (gold(None), record(status="unclassified"))
TAKEN = (gold(None), record("7.1", status="review"))


def test_gold_record_needs_only_the_first_three_keys() -> None:
    raw = {"id": 7, "text": "流片", "primary": None}
    assert Gold.parse(raw) == Gold("7", "流片", None, (), (), (), "")
    more = {"also": ["1.1"], "projects": ["P4"], "projects_also": ["P1"], "kind": "report"}
    assert Gold.parse(raw | more).projects_also == ("P1",)


@pytest.mark.parametrize("key", ["id", "text", "primary"])
def test_gold_record_without_a_needed_key_is_none(key: str) -> None:
    raw = {"id": "1", "text": "流片", "primary": None}
    del raw[key]
    with pytest.raises(KeyError, match=key):
        Gold.parse(raw)


@pytest.mark.parametrize(
    ("found", "case", "value"),
    [
        ("field@1", RIGHT, [True]),
        ("field@1", (gold("1.3"), record("1.1")), [True]),
        ("field@1", WRONG, [False]),
        ("field@1", (gold("1.3"), record(status="unclassified")), [False]),
        ("sub@1", (gold("1.3", "7.1"), record("7.1")), [True]),
        ("sub@1", WRONG, [False]),
        ("sub@1", REJECTED, [True]),  # ranks count, whatever the status
        ("sub@1_strict", (gold("1.3", "7.1"), record("7.1")), [False]),
        ("sub@1_strict", RIGHT, [True]),
        ("sub@3", WRONG, [True]),
        ("sub@3", (gold("1.3"), record("7.1", "7.2", "1.1", "1.3")), [False]),
        ("positives_rejected", REJECTED, [True]),
        ("positives_in_review", (gold("1.3"), record("1.3", status="review")), [True]),
        ("negatives_rejected", OUTSIDE, [True]),
        ("negatives_classified", TAKEN, [False]),
        ("negatives_classified", RIGHT, []),
        ("sub@1", OUTSIDE, []),
        ("project_recall@3", (gold("1.3", projects=("P4",)), record(projects=["P4"])), [True]),
        ("project_recall@3", (gold("1.3", projects=("P4", "P9")), record()), [False, False]),
        ("project_false_alarm", (gold("1.3"), record("1.3", projects=["P4"])), [True]),
        ("project_false_alarm", RIGHT, [False]),
        ("project_false_alarm", (Gold("", "", None, (), (), ("P4",), ""), record()), []),
    ],
)
def test_outcome_of_one_case(
    found: str, case: tuple[Gold, dict[str, Any]], value: list[bool]
) -> None:
    assert evaluation.outcomes([case])[found] == value


def test_measures_are_means_with_count_and_interval() -> None:
    found = evaluation.measure([RIGHT, WRONG], lambda values: (min(values), max(values)))
    assert Measure("sub@1", 0.5, 2, (0.0, 1.0)) in found
    assert "negatives_rejected" not in {item.name for item in found}
    ece = found[-1]
    assert (ece.name, ece.count) == ("ece", 2)
    assert ece.value == pytest.approx(0.3)


def test_without_a_verdict_there_is_no_calibration_error() -> None:
    found = evaluation.measure([OUTSIDE], lambda values: (values[0], values[0]))
    assert [item.name for item in found] == [
        "negatives_rejected",
        "negatives_classified",
        "project_false_alarm",
    ]


def test_reliability_gathers_like_confidences() -> None:
    pairs = [(0.81, True), (0.89, False), (1.0, True), (0.05, False)]
    assert evaluation.reliability(pairs) == [
        (0.05, 0.0, 1),
        (pytest.approx(0.85), 0.5, 2),
        (1.0, 1.0, 1),
    ]


def test_calibration_error_is_none_where_confidence_is_met() -> None:
    assert evaluation.calibration_error([(0.5, True), (0.5, False)]) == 0.0
    assert evaluation.calibration_error([(1.0, False)]) == 1.0


def test_confusion_counts_what_went_wrong() -> None:
    cases = [RIGHT, WRONG, WRONG, REJECTED, OUTSIDE, TAKEN]
    assert evaluation.confusion(cases) == {("1.3", "7.1"): 2, ("1.3", "-"): 1, ("-", "7.1"): 1}


def test_errors_say_what_led_there() -> None:
    (error,) = evaluation.errors([RIGHT, WRONG, OUTSIDE])
    assert error == {
        "id": "g",
        "kind": "",
        "gold": "1.3",
        "also": [],
        "got": "7.1",
        "status": "classified",
        "ranked": ["7.1", "1.3"],
        "because": ["7.1文"],
    }


def test_culprits_are_the_terms_of_wrong_verdicts() -> None:
    cases = [RIGHT, WRONG, WRONG, REJECTED, TAKEN]
    assert evaluation.culprits(cases) == {("7.1", "7.1"): 3}


def test_figures_of_each_sub_domain() -> None:
    assert evaluation.per_subdomain([RIGHT, WRONG, REJECTED, OUTSIDE, TAKEN]) == {
        "1.3": (3, 1, 0),
        "7.1": (0, 0, 2),
    }
