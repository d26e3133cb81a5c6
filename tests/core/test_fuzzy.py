from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sei_cli.core.exact import Span
from sei_cli.core.fuzzy import FuzzyFinder, FuzzySpan

if TYPE_CHECKING:
    from sei_cli.core.policy import Policy


def find(policy: Policy, text: str, *forms: str) -> list[FuzzySpan]:
    return FuzzyFinder(forms, policy).find(text, [])


def test_characters_may_stand_between(policy: Policy) -> None:
    found = find(policy, "建设海上永磁风电机组", "海上风电机组")
    assert found == [FuzzySpan(Span(2, 10, "海上风电机组"), 95.0)]


def test_one_character_may_differ(policy: Policy) -> None:
    ((span, similarity),) = find(policy, "海上风能机组", "海上风电机组")
    assert span == Span(0, 6, "海上风电机组")
    assert 80 < similarity < 84


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("陆上风电场站", "海上风电机组"),  # too little in common
        ("海上风光柴储互补电站配套用的机组", "海上风电机组"),  # too far apart
        ("有机发光器件", "无机发光器件"),  # the meaning turned round
        ("上游显示材料", "下游显示材料"),
        ("下游显示材料", "上游显示材料"),
        ("风力发电", "风能发电"),  # too short to be told from chance
        ("海上风电机械", "海上风电机组"),  # another kind of thing
        ("abcde", "abcdf"),  # Latin words are no running text
    ],
)
def test_what_means_something_else_is_not_found(policy: Policy, text: str, form: str) -> None:
    assert find(policy, text, form) == []


def test_run_that_a_known_span_covers_is_left_alone(policy: Policy) -> None:
    finder = FuzzyFinder(["海上风电机组"], policy)
    text = "海上风能机组"
    assert finder.find(text, [Span(0, 6, text)]) == []
    assert finder.find(text, [Span(2, 4, "风能")]) != []


def test_offsets_are_those_of_the_whole_text(policy: Policy) -> None:
    ((span, _),) = find(policy, "一期,二期；海上风能机组", "海上风电机组")
    assert (span.start, span.end) == (6, 12)


def test_most_similar_comes_first_whatever_the_order_of_terms(policy: Policy) -> None:
    forms = ["海上风力机组组", "海上永磁风力机组"]
    first = find(policy, "海上永磁风电机组", *forms)
    assert [span.span.form for span in first][:1] == ["海上永磁风力机组"]
    assert find(policy, "海上永磁风电机组", *reversed(forms)) == first


def test_without_long_forms_nothing_is_found(policy: Policy) -> None:
    assert find(policy, "海上风能机组") == []
