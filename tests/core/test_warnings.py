from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sei_cli.core.context import Mention
from sei_cli.core.lexicon import Lexicon
from sei_cli.core.warnings import inspect

if TYPE_CHECKING:
    from sei_cli.core.policy import Policy
    from sei_cli.core.taxonomy import Taxonomy

HOT = ("大数据", "区块链", "元宇宙")


@pytest.fixture
def lexicon(taxonomy: Taxonomy) -> Lexicon:
    return Lexicon(taxonomy)


def mentions(*forms: str, factor: float = 1.0, mark: str = "body") -> list[Mention]:
    return [Mention(0, 1, form, factor, mark) for form in forms]


def test_plain_text_has_no_flags(lexicon: Lexicon, policy: Policy) -> None:
    assert inspect("年产五万片晶圆的产线", mentions("晶圆"), lexicon, policy) == []


def test_short_text_is_flagged(lexicon: Lexicon, policy: Policy) -> None:
    assert inspect("晶圆产线", mentions("晶圆"), lexicon, policy) == ["too-short"]


def test_negated_mention_is_flagged(lexicon: Lexicon, policy: Policy) -> None:
    found = mentions("晶圆", factor=0.0, mark="negated")
    assert inspect("本项目完全不涉及晶圆", found, lexicon, policy) == ["negated-mentions"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("赋能融合生态闭环", mentions(*HOT)),
        ("赋能融合生态闭环,年产5万吨", mentions(*HOT, "网关")),  # weak terms and one figure
        ("赋能融合住宿", mentions(*HOT, "客房", "早餐", "住宿")),  # terms of a trade
        ("赋能", [*mentions(*HOT), *mentions("流片", "光刻", "刻蚀", factor=0.25)]),
    ],
)
def test_fashion_without_substance_is_stuffing(
    text: str, found: list[Mention], lexicon: Lexicon, policy: Policy
) -> None:
    assert "keyword-stuffing" in inspect(text, found, lexicon, policy)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("区块链与大数据", mentions(*HOT[:2])),
        ("区块链与大数据", mentions(*HOT, "流片", "光刻", "刻蚀")),
        ("纯度99%,功率5kw,12英寸", mentions(*HOT)),
        ("只在企业概况里", mentions(*HOT, factor=0.25)),
    ],
)
def test_fashion_with_substance_is_no_stuffing(
    text: str, found: list[Mention], lexicon: Lexicon, policy: Policy
) -> None:
    assert "keyword-stuffing" not in inspect(text, found, lexicon, policy)
