from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

import pytest

from sei_cli import Classifier

if TYPE_CHECKING:
    from sei_cli.core.taxonomy import Taxonomy

CHIPS = "年产5万片晶圆制造产线，含光刻、刻蚀与流片，建设系统级封装车间。"


@pytest.mark.parametrize(
    ("text", "status", "primary"),
    [
        (CHIPS, "classified", "1.3"),
        ("海上风电机组与风电叶片生产基地，风力发电。", "classified", "7.1"),
        ("新建酒店客房200间，提供早餐与外卖。", "unclassified", None),
        ("这里什么也没有说，只是一段话。", "unclassified", None),
        ("", "unclassified", None),
    ],
)
def test_texts_go_where_their_words_point(
    classifier: Classifier, text: str, status: str, primary: str | None
) -> None:
    result = classifier.classify(text)
    assert (result.status, result.primary) == (status, primary)


@pytest.mark.parametrize(
    "text",
    [
        CHIPS.replace("、", " 、 "),
        "年產5萬片晶圓製造產線，含光刻、刻蝕與流片，建設系統級封裝車間。",
        CHIPS.replace("系统级封装", "ＳＩＰ"),
        "\n".join(CHIPS),
    ],
)
def test_how_a_text_is_written_does_not_matter(classifier: Classifier, text: str) -> None:
    result = classifier.classify(text)
    assert (result.status, result.primary) == ("classified", "1.3")


def test_shielded_word_is_no_evidence(classifier: Classifier) -> None:
    assert classifier.classify("出售水晶圆盘摆件与物联网卡套餐。").verdict.categories == ()


def test_negated_words_do_not_count(classifier: Classifier) -> None:
    result = classifier.classify("本项目不涉及晶圆制造，不涉及流片。")
    assert (result.primary, result.verdict.flags) == (None, ("negated-mentions",))


def test_term_in_other_words_is_found_where_exact_ones_do_not_settle_it(
    classifier: Classifier,
) -> None:
    ranked = classifier.classify("拟建海上永磁风电机组总装厂。").verdict.categories[0]
    assert (ranked.code, ranked.tally.parts[0].mention.form) == ("7.1", "海上风电机组")
    assert ranked.tally.parts[0].mention.similarity < 100


def test_clear_verdict_needs_no_other_words(classifier: Classifier) -> None:
    result = classifier.classify(f"{CHIPS}供电：海上永磁风电机组。")
    assert [ranked.code for ranked in result.verdict.categories] == ["1.3"]


def test_shipped_policy_is_the_default(taxonomy: Taxonomy) -> None:
    assert Classifier(taxonomy).classify(CHIPS).primary == "1.3"


def test_unknown_zone_in_the_cues_is_plain_text(taxonomy: Taxonomy, classifier: Classifier) -> None:
    cues = dict(taxonomy.cues) | {"zone": {"appendix": ("附录",)}}
    other = Classifier(dataclasses.replace(taxonomy, cues=cues), classifier.policy)
    assert other.classify(f"附录：{CHIPS}").primary == "1.3"
