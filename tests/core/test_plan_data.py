from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import tomli

from sei_cli.core import plan_data
from sei_cli.core.schema import DataFile

if TYPE_CHECKING:
    from collections.abc import Callable

THRESHOLD = """[[thresholds]]
id = "wind"
code = "7.1"
what = "单机容量"
product = ["风机"]
quantity = "单机容量"
unit = "MW"
low = 3
high = 5.5
better = "higher"
values = ["3-5MW"]
words = ["3MW"]
units = ["MW", "兆瓦"]
cite = "三（七）1"
"""
TARGET = """[[targets]]
id = "sales"
what = "销售收入"
value = 70000
unit = "亿元"
bound = ">="
cite = "二（三）"
year = 2020
"""
GROUP = """[[groups]]
code = "四（一）"
kind = "measure"
name = "创新"
name_en = "Innovate"
summary = "抓创新。"
"""
MEASURE = """[[measures]]
code = "四（一）1"
group = "四（一）"
name = "成果"
summary = "转化成果。"
keywords = '''
成果转化、首创
填补空白
'''
"""
PLACES = """province = "江苏省"
aliases = ["江苏"]
[[cities]]
code = "3205"
name = "苏州市"
name_en = "Suzhou"
sign = "苏"
part = "苏南"
short = ["苏州"]
districts = ["吴江区"]
counties = ["昆山市"]
short_districts = ["吴江", "昆山"]
former = ["吴江市"]
zones = ["昆山开发区", "吴江"]
cite = "四（四）1"
[[sources]]
city = "苏州市"
industry = "纳米"
fields = ["4"]
codes = ["4.3"]
cite = "四（四）1"
[[bases]]
name = "新材料"
cities = ["苏州市"]
fields = ["4"]
codes = ["4.1"]
cite = "四（四）2"
[[parks]]
name = "苏州工业园区"
city = "苏州市"
cite = "四（五）1"
[outside]
provinces = ["浙江省"]
short = ["浙江"]
cities = ["杭州"]
"""


def parse(text: str) -> DataFile:
    return DataFile("a.toml", text, tomli.loads(text))


def faults(file: DataFile) -> list[str]:
    return [str(problem) for problem in file.problems]


def parse_measures(file: DataFile) -> object:
    return plan_data.parse_measures(file, plan_data.parse_measure_groups(file))


def test_threshold_keeps_range_words_and_grades() -> None:
    file = parse(THRESHOLD)
    (wind,) = plan_data.parse_thresholds(file).values()
    assert (wind.id, wind.code, wind.direction, wind.better) == ("wind", "7.1", None, "higher")
    assert (wind.low, wind.high, wind.unit) == (3, 5.5, "MW")
    assert (wind.product, wind.values) == (("风机",), ("3-5MW",))
    assert (wind.words, wind.units) == (("3MW",), ("MW", "兆瓦"))
    assert (wind.not_near, wind.below, wind.note) == ((), (), "")
    assert faults(file) == []


def test_threshold_may_be_open_and_name_its_direction() -> None:
    text = THRESHOLD.replace("low = 3\nhigh = 5.5\n", 'direction = "7.1.2"\nbelow = ["2MW"]\n')
    file = parse(text.replace("higher", "") + 'not_near = ["总装机"]\nnote = "见原文。"\n')
    (wind,) = plan_data.parse_thresholds(file).values()
    assert (wind.low, wind.high, wind.direction) == (None, None, "7.1.2")
    assert (wind.not_near, wind.below, wind.note) == (("总装机",), ("2MW",), "见原文。")
    assert faults(file) == []


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('unit = "MW"\n', "", "a.toml: 缺少文字项 unit"),
        ("low = 3", 'low = "3"', "a.toml:8: low 应为数"),
        ("low = 3", "low = true", "a.toml:8: low 应为数"),
        ("low = 3", "low = 6", "a.toml:2: 下限 6 大于上限 5.5"),
        ('"higher"', '"more"', "a.toml:10: 'more' 不是 lower、higher 之一"),
        ('["风机"]', '"风机"', "a.toml:5: product 应为文字的数组"),
        ('["风机"]', "[5]", "a.toml:5: product 应为文字的数组"),
        ('product = ["风机"]\n', "", "a.toml: product 应为文字的数组"),
        (THRESHOLD, THRESHOLD * 2, "a.toml:2: id “wind”重复"),
    ],
)
def test_fault_in_a_threshold_names_file_and_line(old: str, new: str, message: str) -> None:
    file = parse(THRESHOLD.replace(old, new))
    plan_data.parse_thresholds(file)
    assert faults(file) == [message]


def test_target_keeps_number_and_bound() -> None:
    file = parse(TARGET)
    (sales,) = plan_data.parse_targets(file).values()
    assert (sales.value, sales.unit, sales.bound, sales.year) == (70000, "亿元", ">=", 2020)
    assert (sales.group, sales.note, sales.repeats) == ("", "", None)
    assert faults(file) == []


def test_targets_and_baseline_are_read_apart() -> None:
    file = parse(TARGET + TARGET.replace("targets", "baseline").replace("2020", "2015"))
    assert plan_data.parse_targets(file)["sales"].year == 2020
    assert plan_data.parse_targets(file, "baseline")["sales"].year == 2015
    assert faults(file) == []


def test_target_may_repeat_another() -> None:
    file = parse(TARGET + TARGET.replace('"sales"', '"sales-2"\nrepeats = "sales"'))
    assert plan_data.parse_targets(file)["sales-2"].repeats == "sales"
    assert faults(file) == []


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("value = 70000\n", "", "a.toml: value 应为数"),
        ("value = 70000", "value = '七万'", "a.toml:4: value 应为数"),
        ("year = 2020\n", "", "a.toml: year 应为数"),
        ('">="', '"min"', "a.toml:6: 'min' 不是 >=、about、strive、= 之一"),
        ('"sales"', '"sales"\nrepeats = "x"', "a.toml:3: 指标“x”不存在"),
        (TARGET, TARGET * 2, "a.toml:2: id “sales”重复"),
    ],
)
def test_fault_in_a_target_names_file_and_line(old: str, new: str, message: str) -> None:
    file = parse(TARGET.replace(old, new))
    plan_data.parse_targets(file)
    assert faults(file) == [message]


def test_measures_belong_to_sections() -> None:
    file = parse(GROUP + MEASURE)
    groups = plan_data.parse_measure_groups(file)
    assert (groups["四（一）"].kind, groups["四（一）"].name) == ("measure", "创新")
    measure = plan_data.parse_measures(file, groups)["四（一）1"]
    assert (measure.group, measure.keywords) == ("四（一）", ("成果转化", "首创", "填补空白"))
    assert faults(file) == []


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('kind = "measure"', 'kind = "law"', "a.toml:3: 'law' 不是 measure、guarantee 之一"),
        ('group = "四（一）"', 'group = "四（九）"', "a.toml:9: 举措“四（九）”不存在"),
        ("keywords", "words", "a.toml: 缺少文字项 keywords"),
        (GROUP, GROUP * 2, "a.toml:2: code “四（一）”重复"),
        (MEASURE, MEASURE * 2, "a.toml:8: code “四（一）1”重复"),
    ],
)
def test_fault_in_measures_names_file_and_line(old: str, new: str, message: str) -> None:
    file = parse((GROUP + MEASURE).replace(old, new))
    parse_measures(file)
    assert faults(file) == [message]


def test_places_are_read() -> None:
    file = parse(PLACES)
    places = plan_data.parse_places(file)
    assert (places.province, places.aliases) == ("江苏省", ("江苏",))
    (source,), (base,), (park,) = places.sources, places.bases, places.parks
    assert (source.city, source.fields, source.codes) == ("苏州市", ("4",), ("4.3",))
    assert (base.name, base.cities, base.codes) == ("新材料", ("苏州市",), ("4.1",))
    assert (park.name, park.city) == ("苏州工业园区", "苏州市")
    assert (places.outside.provinces, places.outside.cities) == (("浙江省",), ("杭州",))
    assert faults(file) == []


def test_city_gives_each_of_its_names_once_but_not_its_sign() -> None:
    city = plan_data.parse_places(parse(PLACES)).cities["苏州市"]
    assert city.sign == "苏"
    assert city.names() == (
        "苏州市", "苏州", "吴江区", "昆山市", "吴江", "昆山", "吴江市", "昆山开发区",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('["浙江省"]', '"浙江省"', "a.toml:33: provinces 应为文字的数组"),
        ('city = "苏州市"\nindustry', 'city = "扬州市"\nindustry', "城市“扬州市”不存在"),
        ('cities = ["苏州市"]', 'cities = ["泰州市"]', "城市“泰州市”不存在"),
        ('city = "苏州市"\ncite', 'city = "无锡市"\ncite', "城市“无锡市”不存在"),
        ('province = "江苏省"\n', "", "a.toml: 缺少文字项 province"),
        ('aliases = ["江苏"]', "aliases = 1", "a.toml:2: aliases 应为文字的数组"),
        ("[outside]", "[inside]", "a.toml: 缺少表 outside"),
        ("[outside]", "[[outside]]", "a.toml:32: 缺少表 outside"),
    ],
)
def test_fault_in_places_names_what_is_wrong(old: str, new: str, message: str) -> None:
    assert old in PLACES
    file = parse(PLACES.replace(old, new))
    plan_data.parse_places(file)
    (fault,) = faults(file)
    assert message in fault


@pytest.mark.parametrize(
    "parser",
    [plan_data.parse_thresholds, plan_data.parse_targets, parse_measures],
)
def test_empty_file_gives_nothing(parser: Callable[[DataFile], object]) -> None:
    assert not parser(parse(""))
