from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sei_cli.core.search import search

if TYPE_CHECKING:
    from sei_cli.core.taxonomy import Taxonomy


@pytest.mark.parametrize(
    ("query", "code", "text", "found"),
    [
        ("1.3", "1.3", "集成电路", "code"),
        ("p4", "P4", "集成电路工程", "code"),
        ("1.1.1", "1.1.1", "感知", "code"),
        ("信息产业", "1", "信息产业", "name"),
        ("集成电路", "1.3", "集成电路", "name"),
        ("ＷＩＮＤ power", "7.1", "Wind power", "name"),
        ("刻蚀", "1.3", "刻蚀", "term"),
        ("存储器", "P4", "存储器", "term"),
        ("jcdl", "1.3", "集成电路", "initials"),
        ("海上风力机组", "7.1", "海上风电机组", "fuzzy"),
        ("nb-iod", "1.1", "nb-iot", "fuzzy"),
    ],
)
def test_best_hit(taxonomy: Taxonomy, query: str, code: str, text: str, found: str) -> None:
    hit = search(taxonomy, query, 5)[0]
    assert (hit.code, hit.text, hit.found) == (code, text, found)


def test_exact_comes_before_contained(taxonomy: Taxonomy) -> None:
    texts = [hit.text for hit in search(taxonomy, "晶圆", 5)]
    assert texts == ["晶圆", "晶圆制造", "晶圆制造"]


def test_name_comes_before_an_equal_term(taxonomy: Taxonomy) -> None:
    hits = search(taxonomy, "物联网", 5)
    assert [(hit.code, hit.found) for hit in hits] == [("1.1", "name")]


def test_direction_and_term_tell_whose_they_are(taxonomy: Taxonomy) -> None:
    assert search(taxonomy, "感知", 1)[0].owner == "物联网"
    assert search(taxonomy, "塔筒", 1)[0].owner == "风电"


def test_no_more_hits_than_asked_for(taxonomy: Taxonomy) -> None:
    assert len(search(taxonomy, "风", 3)) == 3


@pytest.mark.parametrize("query", ["", "  ", "量子隐形传态", "zzz"])
def test_nothing_found(taxonomy: Taxonomy, query: str) -> None:
    assert search(taxonomy, query, 5) == []
