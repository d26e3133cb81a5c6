from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from sei_cli.core.search import search
from sei_cli.render import entries

if TYPE_CHECKING:
    from sei_cli.core.taxonomy import Taxonomy


def lines(capsys: pytest.CaptureFixture[str]) -> list[str]:
    return [line.strip() for line in capsys.readouterr().out.splitlines()]


def test_field_lists_its_sub_domains(
    taxonomy: Taxonomy, capsys: pytest.CaptureFixture[str]
) -> None:
    entries.show(taxonomy, "7")
    assert lines(capsys) == ["7 新能源产业  New energy", "收新能源。", "7.1 风电", "7.2 光伏"]


def test_sub_domain_shows_scope_relations_and_terms(
    taxonomy: Taxonomy, capsys: pytest.CaptureFixture[str]
) -> None:
    entries.show(taxonomy, "1.1")
    assert lines(capsys) == [
        "1.1 物联网  Internet of things",
        "收感知与联网。",
        "1.1.1 感知",
        "易混 1.3 集成电路：流片的归1.3。",
        "",
        "规划原词 · 强 · 三（一）1 · 1.1.1",
        "物联网、射频识别、传感器",
        "",
        "规划词别名 · 强 · 三（一）1",
        "rfid（射频识别）、电子标签（射频识别）",
        "",
        "行业用语 · 中 · 三（一）1 · 时兴",
        "智能水表、nb-iot、大数据、区块链、元宇宙",
        "",
        "行业用语 · 弱 · 三（一）1",
        "网关",
    ]


def test_direction_shows_its_own_terms(
    taxonomy: Taxonomy, capsys: pytest.CaptureFixture[str]
) -> None:
    entries.show(taxonomy, "1.1.1")
    assert lines(capsys) == [
        "1.1.1 感知  Sensing",
        "",
        "规划原词 · 强 · 三（一）1 · 1.1.1",
        "物联网、射频识别、传感器",
    ]


def test_project_shows_what_it_is_related_to(
    taxonomy: Taxonomy, capsys: pytest.CaptureFixture[str]
) -> None:
    entries.show(taxonomy, "P12")
    assert lines(capsys)[2:4] == ["核心子领域 7.1 风电", "相关子领域 7.2 光伏、7 新能源产业"]


def test_trade_shows_its_terms(taxonomy: Taxonomy, capsys: pytest.CaptureFixture[str]) -> None:
    entries.show(taxonomy, "o-hotel")
    assert lines(capsys)[-2:] == ["普通行业 · 强", "客房、早餐、住宿"]


def test_unknown_code_is_a_key_error(taxonomy: Taxonomy) -> None:
    with pytest.raises(KeyError):
        entries.show(taxonomy, "9.9")


def test_brackets_in_the_data_are_no_markup(
    taxonomy: Taxonomy, capsys: pytest.CaptureFixture[str]
) -> None:
    odd = replace(taxonomy.subdomains["7.2"], scope="收[bold]光伏[/x]。")
    entries.show(replace(taxonomy, subdomains={"7.2": odd}), "7.2")
    assert "收[bold]光伏[/x]。" in lines(capsys)


def test_hits_are_a_table(taxonomy: Taxonomy, capsys: pytest.CaptureFixture[str]) -> None:
    entries.show_hits(search(taxonomy, "存储器", 1))
    assert [line.split() for line in lines(capsys)] == [
        ["代码", "所属", "命中", "方式"],
        ["P4", "集成电路工程", "存储器", "词"],
    ]


def test_no_hits_are_told_with_a_way_on(capsys: pytest.CaptureFixture[str]) -> None:
    entries.show_hits([])
    assert lines(capsys) == ["没有找到。可以换个说法，或用 sei tree 查看全部类别。"]


@pytest.mark.parametrize(
    ("code", "codes"), [("", ["P4", "P12"]), ("1.3", ["P4"]), ("7.2", ["P12"]), ("1.1", [])]
)
def test_projects_of_all_or_one_sub_domain(
    taxonomy: Taxonomy, capsys: pytest.CaptureFixture[str], code: str, codes: list[str]
) -> None:
    entries.show_projects(taxonomy, code)
    head, *rows = lines(capsys)
    assert head.split() == ["编号", "专项工程", "相关子领域"]
    assert [row.split()[0] for row in rows] == codes
