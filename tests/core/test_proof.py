import tomllib

import pytest

from sei_cli.core import schema
from sei_cli.core.clauses import cut_clauses
from sei_cli.core.proof import (
    Item,
    Proof,
    enumerate_items,
    find_pieces,
    parse_reasons,
    stands,
    strip_item,
    verify,
)
from sei_cli.core.schema import DataFile
from sei_cli.core.taxonomy import Taxonomy

PLAN = """
　　前言。
　　三、重点领域
　　（一）新一代信息技术产业。
　　把握数字化趋势。
　　1.物联网。重点提升传感器、超高频和微波射频识别（RFID），
开发 T800、T1000级碳纤维。
　　2.云计算。发展体外循不系统和桌面云。
　　┌──┬──┬────┐
　　│序号│专项│主要内容│
　　├──┼──┼────┤
　　│1　 │物联│建设感知平│
　　│
　　│网　│台、光 │
　　│
　　│
　　│学薄膜　│
　　└──┴──┴────┘
"""

SUBDOMAIN = """
code = "{code}"
name = "名"
name_en = "Name"
scope = "范围"

[[groups]]
tier = "plan"
cite = "{cite}"
terms = '''
{terms}
'''

[[groups]]
tier = "alias"
cite = "{cite}"
aliases = '''
{aliases}
'''
"""

PROJECT = """
code = "P1"
name = "名"
name_en = "Name"
scope = "范围"
cite = "附件P1"

[[groups]]
tier = "plan"
cite = "附件P1"
terms = '''
{terms}
'''
"""


def data_file(name: str, text: str) -> DataFile:
    return DataFile(name, text, tomllib.loads(text))


def prove(
    internet: str = "射频识别、传感器、T800级碳纤维",
    cloud: str = "体外循环系统",
    cloud_aliases: str = "体外循环系统 = 体外循不系统",
    project: str = "感知平台",
    reasons: dict[tuple[str, str], str] | None = None,
) -> Proof:
    texts = {
        "subdomains/01.1.toml": SUBDOMAIN.format(
            code="1.1", cite="三（一）1", terms=internet, aliases="射频识别 = RFID"
        ),
        "subdomains/02.2.toml": SUBDOMAIN.format(
            code="2.2", cite="三（一）2", terms=cloud, aliases=cloud_aliases
        ),
        "projects/P01.toml": PROJECT.format(terms=project),
    }
    files = {name: data_file(name, text) for name, text in texts.items()}
    subdomains = {
        file.raw["code"]: schema.parse_subdomain(file)
        for name, file in files.items()
        if name.startswith("subdomains/")
    }
    projects = {"P1": schema.parse_project(files["projects/P01.toml"])}
    taxonomy = Taxonomy("t", "1", "", (), {}, subdomains, projects, {}, {})
    return verify(taxonomy, files, PLAN, reasons or {})


def test_plan_is_cut_into_clauses() -> None:
    assert cut_clauses(PLAN) == {
        "三（一）": "新一代信息技术产业。把握数字化趋势。",
        "三（一）1": (
            "物联网。重点提升传感器、超高频和微波射频识别(rfid),开发t800、t1000级碳纤维。"
        ),
        "三（一）2": "云计算。发展体外循不系统和桌面云。",
        "附件P1": "物联网。建设感知平台、光学薄膜",
    }


def test_table_on_a_single_line_is_cut_alike() -> None:
    head, mark, table = PLAN.partition("　　┌")
    assert cut_clauses(head + mark + table.replace("\n", "")) == cut_clauses(PLAN)


def test_text_outside_any_clause_is_left_out() -> None:
    assert cut_clauses("前言。\n没有标题的一行。") == {}


@pytest.mark.parametrize(
    ("term", "sentence", "pieces"),
    [
        ("碳纤维", "高性能碳纤维", [(3, 6)]),
        ("t800级碳纤维", "t800、t1000级碳纤维", [(0, 4), (10, 14)]),
        ("45nm先进工艺", "45/28nm等先进工艺", [(0, 2), (5, 7), (8, 12)]),
        ("450先进工艺", "45、0先进工艺", []),
        ("纤维碳化", "碳化纤维", []),
        ("碳x", "碳和x", []),
    ],
)
def test_fewest_pieces_in_order(term: str, sentence: str, pieces: list[tuple[int, int]]) -> None:
    assert find_pieces(term, sentence) == pieces


def test_pieces_that_end_first_are_kept() -> None:
    assert find_pieces("甲乙丙丁", "甲乙甲丙丁丙丁") == [(0, 2), (3, 5)]
    assert find_pieces("甲乙丙丁戊己", "丙丁甲乙丙丁戊戊己")[-1] == (7, 9)


def test_elided_term_must_not_leave_its_sentence() -> None:
    assert stands("T800级碳纤维", "t800、t1000级碳纤维。")
    assert not stands("T800级碳纤维", "t800。t1000级碳纤维。")


def test_sound_taxonomy_is_proven_and_counted() -> None:
    proof = prove(
        internet="射频识别、传感器、超高频、T800级碳纤维",
        cloud="体外循环系统、桌面云",
        project="感知平台、光学薄膜、物联网",
        reasons={("三（一）1", "物联网"): "标题", ("三（一）2", "云计算"): "标题"},
    )
    assert proof == Proof(9, 13, (), ())


def test_term_that_the_clause_does_not_hold_is_named_with_its_line() -> None:
    proof = prove(internet="射频识别、传感器\n量子通信")
    assert [str(problem) for problem in proof.unproven] == [
        "subdomains/01.1.toml:12: 规划词“量子通信”在 三（一）1 中找不到"
    ]


def test_misprint_is_proven_by_an_alias_with_the_printed_form() -> None:
    assert prove().unproven[1:] == ()
    for aliases in ("体外循环系统 = 云计算", "体外循环系统 = 体外循环设备", "桌面云 = 云计算"):
        found = [problem.message for problem in prove(cloud_aliases=aliases).unproven]
        assert "规划词“体外循环系统”在 三（一）2 中找不到" in found


def test_clause_that_does_not_exist_proves_nothing() -> None:
    files = {"a.toml": data_file("a.toml", PROJECT.format(terms="感知平台"))}
    projects = {"P1": schema.parse_project(files["a.toml"])}
    taxonomy = Taxonomy("t", "1", "", (), {}, {}, projects, {}, {})
    assert len(verify(taxonomy, files, "", {}).unproven) == 1


def test_items_without_term_or_reason_are_listed() -> None:
    proof = prove(reasons={("三（一）1", "物联网"): "标题"})
    assert Item("三（一）2", "桌面云") in proof.uncovered
    assert Item("附件P1", "光学薄膜") in proof.uncovered
    assert Item("三（一）1", "物联网") not in proof.uncovered
    assert str(Item("附件P1", "光学薄膜")) == (
        "附件P1: “光学薄膜”没有词条覆盖，reasons.toml 中也没有理由"
    )


def test_annex_may_be_covered_by_any_subdomain() -> None:
    assert Item("附件P1", "光学薄膜") not in prove(cloud="光学薄膜").uncovered


def test_conjunction_inside_a_term_does_not_split() -> None:
    clause = "发展检测和试验平台、光纤和光缆。"
    assert enumerate_items(clause, ["检测和试验"]) == {
        "检测和试验平台": True,
        "光纤": False,
        "光缆": False,
    }


def test_elided_term_covers_the_items_its_pieces_stand_in() -> None:
    assert enumerate_items("前言。T800、T1000级碳纤维。".lower(), ["t800级碳纤维"]) == {
        "前言": False,
        "t800": True,
        "t1000级碳纤维": True,
    }


def test_item_is_covered_when_any_of_its_places_is() -> None:
    assert enumerate_items("软件、软件技术、芯片软件。", ["软件技术"])["软件"]


@pytest.mark.parametrize(
    ("text", "core"),
    [("重点发展物联网技术", "物联网"), ("加快研发应用", ""), ("石墨烯", "石墨烯")],
)
def test_item_is_stripped_to_its_core(text: str, core: str) -> None:
    assert strip_item(text) == core


def test_reasons_are_read_by_clause_and_item() -> None:
    file = data_file(
        "reasons.toml", '[[reasons]]\ncite = "三（一）3"\ntext = "产能"\nreason = "目标"\n'
    )
    assert parse_reasons(file) == {("三（一）3", "产能"): "目标"}
