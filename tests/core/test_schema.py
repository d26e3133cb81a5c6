from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import tomli

from sei_cli.core import schema
from sei_cli.core.schema import DataFile
from sei_cli.core.taxonomy import Source, Strength, Tier, split_terms

if TYPE_CHECKING:
    from collections.abc import Callable

HEAD = 'code = "1.1"\nname = "物联网"\nname_en = "IoT"\nscope = "收感知。"\n'
GROUP = '[[groups]]\ntier = "plan"\ncite = "三（一）1"\n'


def parse(text: str) -> DataFile:
    return DataFile("a.toml", text, tomli.loads(text))


def faults(file: DataFile) -> list[str]:
    return [str(problem) for problem in file.problems]


def test_line_of_a_fault_is_the_first_that_holds_the_words() -> None:
    file = parse("a = 1\nb = 2\nbb = 3\n")
    assert [file.line_of(near) for near in ("b", "bb", "c", "")] == [2, 3, 0, 0]


@pytest.mark.parametrize(
    "block",
    [
        "流片、光刻、刻蚀",
        "流片、光刻\n刻蚀\n",
        "\n流片、\n光刻、刻蚀、\n",
        "流片\n\n光刻、、刻蚀",
        "流片、\n\n  光刻 、 刻蚀",
    ],
)
def test_terms_are_separated_by_comma_or_line_however_laid_out(block: str) -> None:
    assert split_terms(block) == ["流片", "光刻", "刻蚀"]


@pytest.mark.parametrize("block", ["", "\n", " 、\n、 "])
def test_block_of_separators_holds_no_term(block: str) -> None:
    assert split_terms(block) == []


def test_forms_are_folded_and_terms_kept_as_written() -> None:
    file = parse(f'{HEAD}{GROUP}strength = "strong"\nterms = "NB-IoT、网关"\naliases = "网关 = GW"')
    (group,) = schema.parse_subdomain(file).groups
    assert (group.tier, group.strength, group.cite) == (Tier.PLAN, Strength.STRONG, "三（一）1")
    assert group.names == (("nb-iot", "NB-IoT"), ("网关", "网关"), ("gw", "网关"))
    assert faults(file) == []


def test_trade_needs_neither_tier_nor_cite() -> None:
    file = parse(f'{HEAD}[[groups]]\nterms = "KTV、客房"')
    (group,) = schema.parse_trade(file).groups
    assert (group.tier, group.strength, group.cite) == (Tier.OUTSIDE, Strength.NORMAL, "")
    assert group.names == (("ktv", "ktv"), ("客房", "客房"))
    assert faults(file) == []


def test_subdomain_takes_its_clause_from_its_first_group() -> None:
    assert schema.parse_subdomain(parse(f'{HEAD}{GROUP}terms = "网关"')).cite == "三（一）1"
    assert schema.parse_subdomain(parse(HEAD)).cite == ""


def test_project_keeps_related_codes_and_required_words() -> None:
    file = parse(f'{HEAD}cite = "附件P4"\nrelated = ["1.3", "7"]\nrequires = "海上、AI"')
    project = schema.parse_project(file)
    assert (project.cite, project.related) == ("附件P4", ("1.3", "7"))
    assert project.requires == ("海上", "ai")
    assert faults(file) == []


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (HEAD.replace('name = "物联网"\n', ""), "a.toml: 缺少文字项 name"),
        (HEAD.replace('"收感知。"', "5"), "a.toml:4: 缺少文字项 scope"),
        (f"groups = 5\n{HEAD}", "a.toml:1: groups 应为表的数组"),
        (f"groups = [1]\n{HEAD}", "a.toml:1: groups 应为表的数组"),
        (f"directions = {{}}\n{HEAD}", "a.toml:1: directions 应为表的数组"),
        (f'{HEAD}[[confused_with]]\ncode = "1.3"', "a.toml: 缺少文字项 tell"),
        (f"{HEAD}{GROUP}", "a.toml: 空的词组"),
        (f'{HEAD}{GROUP}terms = "、"', "a.toml: 空的词组"),
        (
            f'{HEAD}{GROUP}terms = "网关"\nstrength = "huge"',
            "a.toml:9: 'huge' 不是 strong、normal、weak 之一",
        ),
        (
            f'{HEAD}{GROUP.replace("plan", "law")}terms = "网关"',
            "a.toml:6: 'law' 不是 plan、alias、industry、outside 之一",
        ),
        (f"{HEAD}{GROUP}terms = '网关'\ndirection = 1", "a.toml:9: 缺少文字项 direction"),
        (
            f"{HEAD}{GROUP}aliases = '''\nRFID\n网关 = GW\n'''",
            "a.toml:9: 别名行应为“规划词 = 别名、别名”",
        ),
        (
            f"{HEAD}{GROUP}aliases = '''\n网关 = GW\nRFID =\n'''",
            "a.toml:10: 别名行应为“规划词 = 别名、别名”",
        ),
    ],
)
def test_fault_in_a_subdomain_names_file_and_line(text: str, message: str) -> None:
    file = parse(text)
    schema.parse_subdomain(file)
    assert message in faults(file)


@pytest.mark.parametrize("related", ['"1.3"', "[1.3]"])
def test_related_codes_are_a_list_of_strings(related: str) -> None:
    file = parse(f'{HEAD}cite = "附件P4"\nrelated = {related}')
    assert schema.parse_project(file).related == ()
    assert faults(file) == ["a.toml:6: related 应为文字的数组"]


def test_all_faults_of_a_file_are_gathered() -> None:
    file = parse("[[groups]]\n[[fields]]\n")
    schema.parse_fields(file)
    schema.parse_groups(file)
    assert len(faults(file)) == 9


def test_sources_and_fields_are_read() -> None:
    source = '[[sources]]\nkey = "k"\ntitle = "t"\nnumber = "n"\ndate = "d"\n'
    field = '[[fields]]\ncode = "1"\nname = "信息"\nname_en = "IT"\ncite = "三"\nscope = "s"\n'
    assert schema.parse_sources(parse(source)) == (Source("k", "t", "n", "d"),)
    assert schema.parse_fields(parse(field))["1"].name_en == "IT"


def test_ambiguous_terms_are_folded_and_keep_their_lines() -> None:
    file = parse("terms = '''\nMEMS: 1.5 敏感、PVD; - 电影;\n\n流片 :1.3\n'''")
    assert schema.parse_ambiguous(file) == {"mems": " 1.5 敏感、pvd; - 电影;", "流片": "1.3"}
    assert faults(file) == []


@pytest.mark.parametrize("line", ["流片 1.3", "流片:", "流片: "])
def test_ambiguous_line_without_senses_is_a_fault(line: str) -> None:
    file = parse(f"terms = '''\n{line}\n'''")
    assert schema.parse_ambiguous(file) == {}
    assert faults(file) == ["a.toml:2: 多义词行应为“词: 代码 邻词、邻词; 代码 邻词”"]


def test_ambiguous_term_given_twice_is_a_fault() -> None:
    file = parse("terms = '''\n流片: 1.3\n流片 : 1.1\n'''")
    schema.parse_ambiguous(file)
    assert faults(file) == ["a.toml:3: 多义词“流片”重复"]


def test_word_lists_are_tables_of_folded_words() -> None:
    file = parse('version = 1\n[zone]\ntitle = "名称、Title"\n[use]\nfor = "用于"\n')
    assert schema.parse_word_lists(file) == {
        "zone": {"title": ("名称", "title")},
        "use": {"for": ("用于",)},
    }


def test_word_list_of_another_kind_is_a_fault() -> None:
    file = parse("[zone]\ntitle = 5\n")
    assert schema.parse_word_lists(file) == {"zone": {"title": ()}}
    assert faults(file) == ["a.toml:2: 缺少文字项 title"]


def test_calibration_is_lists_of_numbers() -> None:
    file = parse('note = "x"\nfits = [1, -2.5]\n')
    assert schema.parse_calibration(file) == {"fits": (1.0, -2.5)}
    assert faults(file) == []


@pytest.mark.parametrize("value", ['["a"]', "[[1.0]]"])
def test_calibration_of_anything_else_is_a_fault(value: str) -> None:
    file = parse(f"right = [1.0]\nfits = {value}\n")
    assert schema.parse_calibration(file) == {"right": (1.0,)}
    assert faults(file) == ["a.toml:2: fits 应为数的数组"]


def test_unknown_codes_come_once_in_order() -> None:
    assert schema.unknown_codes(["9", "1", None, "8", "9"], {"1": ""}) == ["9", "8"]


@pytest.mark.parametrize(
    "parser", [schema.parse_fields, schema.parse_sources, schema.parse_ambiguous]
)
def test_empty_file_gives_nothing(parser: Callable[[DataFile], object]) -> None:
    assert not parser(parse("terms = ''"))
