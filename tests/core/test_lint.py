import tomllib
from collections.abc import Mapping

import pytest

from sei_cli.core import lint as linter
from sei_cli.core import schema
from sei_cli.core.schema import DataFile
from sei_cli.core.taxonomy import Field, Senses, SpecialProject, SubDomain, Taxonomy, Trade
from sei_cli.errors import Problem

CHIPS = """
code = "1.3"
name = "集成电路"
name_en = "Circuits"
scope = "收芯片。"

[[confused_with]]
code = "1.5"
tell = "看主营。"

[[directions]]
code = "1.3.1"
name = "设计"
name_en = "Design"

[[groups]]
tier = "plan"
direction = "1.3.1"
cite = "三（一）3"
terms = '''
系统级封装、流片
'''

[[groups]]
tier = "alias"
cite = "三（一）3"
aliases = '''
系统级封装 = SiP、系统封装
'''
"""

PARTS = """
code = "1.5"
name = "元器件"
name_en = "Components"
scope = "收电容。"

[[groups]]
tier = "industry"
cite = "三（一）5"
terms = '''
电容器、传感芯片
'''
"""

HOTEL = """
code = "o-hotel"
name = "酒店"
name_en = "Hotels"
scope = "住宿。"

[[groups]]
terms = '''
客房
'''
"""

PROJECT = """
code = "P4"
name = "集成电路工程"
name_en = "Circuits project"
scope = "收芯片。"
cite = "附件P4"
related = ["1.3", "1"]

[[groups]]
tier = "plan"
cite = "附件P4"
terms = '''
存储器
'''
"""


@pytest.fixture(autouse=True)
def _small_subdomains(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(linter, "FEWEST_TERMS", 2)


def data_file(name: str, text: str) -> DataFile:
    return DataFile(name, text, tomllib.loads(text))


def build(texts: Mapping[str, str], senses: str = "") -> list[Problem]:
    files = {name: data_file(name, text) for name, text in texts.items()}
    if senses:
        text = f"terms = '''\n{senses}\n'''"
        files["ambiguous/01.toml"] = data_file("ambiguous/01.toml", text)
    subdomains: dict[str, SubDomain] = {}
    projects: dict[str, SpecialProject] = {}
    trades: dict[str, Trade] = {}
    ambiguous = Senses({})
    for name, file in files.items():
        if name.startswith("subdomains/"):
            subdomains[file.raw["code"]] = schema.parse_subdomain(file)
        elif name.startswith("projects/"):
            projects[file.raw["code"]] = schema.parse_project(file)
        elif name.startswith("outside/"):
            trades[file.raw["code"]] = schema.parse_trade(file)
        else:
            ambiguous = Senses(schema.parse_ambiguous(file))
    fields = {"1": Field("1", "信息技术", "IT", "三（一）", "")}
    taxonomy = Taxonomy("t", "1", "", (), fields, subdomains, projects, trades, ambiguous)
    return linter.lint(taxonomy, files)


def check(
    chips: str = CHIPS,
    parts: str = PARTS,
    hotel: str = HOTEL,
    project: str = PROJECT,
    senses: str = "",
) -> list[str]:
    texts = {
        "subdomains/01.3.toml": chips,
        "subdomains/01.5.toml": parts,
        "outside/hotel.toml": hotel,
        "projects/P04.toml": project,
    }
    return [str(problem) for problem in build(texts, senses)]


def test_clean_data_has_no_faults() -> None:
    assert check() == []


def test_every_fault_is_listed_at_once_in_order_of_place() -> None:
    faults = check(
        chips=CHIPS.replace("流片", "流片、芯"), hotel=HOTEL.replace("客房", "客房、床、客房")
    )
    assert faults == [
        "outside/hotel.toml:9: “客房”在本文件中重复",
        "outside/hotel.toml:9: “床”只有一个字",
        "subdomains/01.3.toml:21: “芯”只有一个字",
    ]


def test_duplicate_is_reported_where_it_stands_the_second_time() -> None:
    faults = check(chips=CHIPS.replace("SiP、", "SiP、流片、"))
    assert faults == ["subdomains/01.3.toml:28: “流片”在本文件中重复"]


@pytest.mark.parametrize(
    ("term", "message"),
    [
        ("ＳＯＩ晶圆", "“ｓｏｉ晶圆”不是规范写法，应为“soi晶圆”"),
        ("SOI 晶圆", "“soi 晶圆”不是规范写法，应为“soi晶圆”"),
        ("積體電路", "“積體電路”不是规范写法，应为“积体电路”"),
        ("封装（SiP）", "“封装（sip）”带括号"),
    ],
)
def test_unnormalised_form_is_a_fault(term: str, message: str) -> None:
    assert check(chips=CHIPS.replace("流片", term)) == [f"subdomains/01.3.toml:21: {message}"]


def test_alias_needs_a_plan_term_of_the_same_file() -> None:
    faults = check(chips=CHIPS.replace("系统级封装 =", "圆片级封装 ="))
    assert faults == [
        "subdomains/01.3.toml:28: 别名“sip”所属的“圆片级封装”不是本文件的规划词",
        "subdomains/01.3.toml:28: 别名“系统封装”所属的“圆片级封装”不是本文件的规划词",
    ]


def test_names_must_not_be_empty() -> None:
    faults = check(
        chips=CHIPS.replace('"集成电路"', '" "').replace('"设计"', '""'),
        project=PROJECT.replace('"Circuits project"', '""'),
    )
    assert faults == [
        "projects/P04.toml:4: name_en 为空",
        "subdomains/01.3.toml:3: name 为空",
        "subdomains/01.3.toml:12: 方向 1.3.1 缺少名称",
    ]


def test_unknown_codes_are_faults() -> None:
    faults = check(
        chips=CHIPS.replace('"1.5"', '"9.9"').replace('direction = "1.3.1"', 'direction = "1.3.8"'),
        project=PROJECT.replace('"1.3", "1"', '"1.3", "8.8"'),
        senses="流片: 1.3 晶圆; 7.7 电站",
    )
    assert faults == [
        "ambiguous/01.toml:2: 多义词“流片”的代码 7.7 不存在",
        "projects/P04.toml:7: related 中的代码 8.8 不存在",
        "subdomains/01.3.toml:8: confused_with 中的代码 9.9 不存在",
        "subdomains/01.3.toml:18: 词组的方向 1.3.8 不存在",
    ]


def test_subdomain_needs_enough_distinct_terms() -> None:
    faults = check(parts=PARTS.replace("电容器、传感芯片", "电容器"))
    assert faults == ["subdomains/01.5.toml: 只有 1 个不同的词，至少应有 2 个"]


def test_term_of_two_subdomains_must_be_ambiguous() -> None:
    parts = PARTS.replace("电容器", "电容器、流片")
    assert check(parts=parts) == ["subdomains/01.3.toml:21: “流片”同属 1.3、1.5，却未列为多义词"]
    assert check(parts=parts, senses="流片: 1.3 晶圆; 1.5 电容") == []


def test_term_of_a_subdomain_and_an_ordinary_trade_needs_the_ordinary_sense() -> None:
    hotel = HOTEL.replace("客房", "客房、流片")
    assert check(hotel=hotel) == ["subdomains/01.3.toml:21: “流片”同属 -、1.3，却未列为多义词"]
    assert check(hotel=hotel, senses="流片: 1.3 晶圆") == [
        "ambiguous/01.toml:2: “流片”列在 - 的词表中，多义词条却没有这一义"
    ]
    assert check(hotel=hotel, senses="流片: 1.3 晶圆; - 酒店") == []


def test_ordinary_sense_needs_no_listing() -> None:
    assert check(senses="流片: 1.3 晶圆; - 电影") == []


def test_ambiguous_term_must_be_listed_under_exactly_its_codes() -> None:
    parts = PARTS.replace("电容器", "电容器、流片")
    assert check(parts=parts, senses="流片: 1.3 晶圆; - 电影\n光刻: 1.3 晶圆") == [
        "ambiguous/01.toml:2: “流片”列在 1.5 的词表中，多义词条却没有这一义",
        "ambiguous/01.toml:3: 多义词“光刻”没有列在 1.3 的词表中",
    ]


def test_sense_must_stand_once_with_words_in_normal_form() -> None:
    assert check(senses="流片: 1.3 晶圆; 1.3 ＭＰＷ") == [
        "ambiguous/01.toml:2: “流片”的邻词“ｍｐｗ”不是规范写法，应为“mpw”",
        "ambiguous/01.toml:2: 多义词“流片”的代码重复",
    ]
