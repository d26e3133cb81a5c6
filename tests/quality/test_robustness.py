"""The verdict survives what happens to texts on their way to us."""

from __future__ import annotations

from pathlib import Path
from random import Random
from typing import Final

import pytest

from sei_cli import Classifier, load_taxonomy
from sei_cli.adapters.gold import read_gold
from sei_cli.core.normalise import normalise
from tools.perturbations import BOILERPLATE, PERTURBATIONS, boilerplate, many_look_alikes, shuffled
from tools.robustness import Outcome, judge, measure, perturb, too_far

ROOT: Final = Path(__file__).parents[2]
GOLDS: Final = read_gold(ROOT / "evaluation" / "gold.jsonl")
SAME_WHEN_FOLDED: Final = ("随机空格", "全角字母数字", "繁体字")


@pytest.fixture(scope="module")
def shipped() -> Classifier:
    return Classifier(load_taxonomy())


@pytest.fixture(scope="module")
def plain(shipped: Classifier) -> Outcome:
    return measure("原文", judge(shipped, GOLDS))


@pytest.mark.parametrize("name", PERTURBATIONS)
def test_sub_at_1_falls_no_further_than_allowed(
    name: str, shipped: Classifier, plain: Outcome
) -> None:
    found = measure(name, judge(shipped, perturb(GOLDS, name)))
    assert not too_far(plain, found), f"{name}: {found.fall(plain):.1f} points"


@pytest.mark.parametrize("name", PERTURBATIONS)
def test_a_perturbation_changes_the_texts_the_same_way_every_time(name: str) -> None:
    once = perturb(GOLDS, name)
    assert once == perturb(GOLDS, name)
    assert once != GOLDS


@pytest.mark.parametrize("name", SAME_WHEN_FOLDED)
def test_writing_alone_leaves_the_normal_form(name: str) -> None:
    def tight(text: str) -> str:
        return normalise(text).text.replace(" ", "")

    before = [tight(gold.text) for gold in GOLDS]
    assert [tight(gold.text) for gold in perturb(GOLDS, name)] == before


def test_boilerplate_is_as_long_as_promised_and_varies() -> None:
    texts = {boilerplate(Random(seed)) for seed in range(5)}  # noqa: S311 - no secret
    assert {len(text) for text in texts} == {BOILERPLATE}
    assert len(texts) > 1


def test_shuffling_keeps_every_sentence() -> None:
    text = "一是光刻。二是刻蚀；三是封装"
    assert sorted(shuffled(text, Random(3))) == sorted(text + "。")  # noqa: S311 - no secret


def test_misreading_changes_the_promised_share() -> None:
    text = "未日人土" * 100
    changed = many_look_alikes(text, Random(1))  # noqa: S311 - no secret
    assert sum(a != b for a, b in zip(text, changed, strict=True)) == 12
