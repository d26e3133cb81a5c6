from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sei_cli.core.context import Mention, place
from sei_cli.core.exact import ExactFinder, Span

if TYPE_CHECKING:
    from sei_cli.core.policy import Policy

CUES = {
    "项目名称": (("zone", "title"),),
    "建设内容": (("zone", "content"),),
    "企业概况": (("zone", "company"),),
    "附录": (("zone", "appendix"),),
    "荣获": (("sentence", "company"),),
    "市场规模": (("zone", "market"), ("sentence", "market")),
    "不涉及": (("forward", "negated"),),
    "用于": (("forward", "use"),),
    "年产": (("forward", "made"),),
    "除外": (("backward", "negated"),),
    "据称": (("sentence", "hearsay"),),
}
AWAY = "位于园区内,"  # so that the term stands behind the opening


def mention_all(policy: Policy, text: str) -> list[Mention]:
    spans = sorted(ExactFinder([*CUES, "芯片"]).find(text))
    return place(text, spans, {}, CUES, policy)


def weigh(policy: Policy, text: str) -> tuple[float, str]:
    (mention,) = mention_all(policy, text)
    return mention.factor, mention.mark


def test_plain_running_text_counts_as_it_is(policy: Policy) -> None:
    assert mention_all(policy, f"{AWAY}生产芯片") == [Mention(8, 10, "芯片", 1.0, "body")]


def test_opening_of_the_document_counts_more(policy: Policy) -> None:
    assert weigh(policy, "生产芯片") == (1.5, "body")


def test_likeness_of_a_similar_term_lowers_its_weight(policy: Policy) -> None:
    span = Span(6, 8, "芯片")
    (mention,) = place(f"{AWAY}芯片", [span], {span: 90.0}, {}, policy)
    assert (mention.factor, mention.similarity) == (0.5, 90.0)


@pytest.mark.parametrize(
    ("text", "factor", "mark"),
    [
        ("项目名称:芯片", 2.0, "title"),
        ("一、企业概况。生产芯片", 0.25, "company"),
        ("2企业概况生产芯片", 0.25, "company"),
        ("见企业概况:生产芯片", 0.25, "company"),
        ("已写明企业概况,生产芯片", 1.0, "body"),
        ("资料,企业概况良好,生产芯片", 1.0, "body"),
        ("企业概况。很好。建设内容:生产芯片", 1.2, "content"),
        ("附录:一些,生产芯片", 1.0, "appendix"),  # a zone the policy does not know
    ],
)
def test_heading_rules_until_the_next(policy: Policy, text: str, factor: float, mark: str) -> None:
    assert weigh(policy, text) == (factor, mark)


def test_title_ends_with_its_sentence_or_its_length(policy: Policy) -> None:
    assert weigh(policy, "项目名称:高端产线。生产芯片") == (1.0, "body")
    assert weigh(policy, f"项目名称:{'甲' * 20}芯片") == (1.0, "body")


def test_heading_within_a_title_ends_it(policy: Policy) -> None:
    assert weigh(policy, "项目名称:高端产线 建设内容:芯片") == (1.2, "content")
    assert weigh(policy, "项目名称:产线建设内容:很多很多很多很多的芯片") == (1.2, "content")


@pytest.mark.parametrize(
    ("text", "factor", "mark"),
    [
        ("公司荣获芯片奖", 0.25, "company"),
        ("其中,芯片产品荣获大奖", 0.25, "company"),
        ("公司荣获大奖。再产芯片", 1.0, "body"),
        ("公司荣获大奖,生产芯片。", 0.25, "company"),
        ("项目名称:芯片 企业概况:公司荣获大奖", 2.0, "title"),  # a title has no full stop
        (f"{AWAY}市场规模大,芯片需求旺", 0.25, "market"),
        (f"{AWAY}市场规模大。生产芯片", 1.0, "body"),
        (f"{AWAY}据称生产芯片", 1.0, "body"),  # a mark the policy does not know
    ],
)
def test_side_remark_is_one_sentence(policy: Policy, text: str, factor: float, mark: str) -> None:
    assert weigh(policy, text) == (factor, mark)


@pytest.mark.parametrize(
    ("text", "factor", "mark"),
    [
        ("本项目不涉及芯片", 0.0, "negated"),
        ("本项目不涉及光伏、芯片。", 0.0, "negated"),
        ("本项目不涉及光伏,生产芯片", 1.0, "body"),
        (f"{AWAY}芯片,不涉及光伏", 1.0, "body"),
        ("本项目用于手机的芯片", 1.0, "body"),
        ("本项目用于芯片的检测", 0.4, "use"),
        ("任何所有芯片除外", 0.0, "negated"),
        (f"{AWAY}芯片,光伏除外", 1.0, "body"),
        ("企业概况:某厂。不涉及芯片", 0.0, "negated"),
        (f"{AWAY}年产芯片", 2.0, "body"),
        ("建设内容:园区内年产芯片", 2.4, "content"),
        (f"{AWAY}年产用于芯片", 0.4, "use"),
        ("企业概况:某厂。用于芯片", 0.25, "company"),  # the lesser of the two weights
    ],
)
def test_cue_reaches_over_its_clause(policy: Policy, text: str, factor: float, mark: str) -> None:
    assert weigh(policy, text) == (factor, mark)
