import pytest

from sei_cli.core.taxonomy import Sense, Senses, Taxonomy, field_of


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("1", "信息产业"),
        ("1.3", "集成电路"),
        ("1.1.1", "感知"),
        ("P4", "集成电路工程"),
        ("o-hotel", "酒店"),
    ],
)
def test_any_code_has_its_name(taxonomy: Taxonomy, code: str, name: str) -> None:
    assert taxonomy.name(code) == name
    assert taxonomy.lookup(code).code == code


@pytest.mark.parametrize("code", ["", "2", "1.9", "1.1.9", "9.9.9", "P99", "p4"])
def test_unknown_code_is_a_key_error(taxonomy: Taxonomy, code: str) -> None:
    with pytest.raises(KeyError):
        taxonomy.lookup(code)


def test_entries_are_all_owners_of_terms_in_order(taxonomy: Taxonomy) -> None:
    codes = [entry.code for entry in taxonomy.entries()]
    assert codes == ["1.1", "1.3", "7.1", "7.2", "P4", "P12", "o-catering", "o-hotel"]


def test_terms_are_every_spelling_of_every_group(taxonomy: Taxonomy) -> None:
    assert list(taxonomy.subdomains["1.3"].terms()) == [
        *("集成电路", "系统级封装", "晶圆制造", "sip", "流片", "光刻", "刻蚀", "晶圆"),
        *("芯片", "传感器"),
    ]


def test_field_of_any_code_below_it(taxonomy: Taxonomy) -> None:
    assert field_of("10.3.1") == "10"
    assert taxonomy.subdomains["7.2"].field == "7"


def test_senses_are_read_from_their_lines_in_order() -> None:
    senses = Senses({"mems": " 1.5 敏感、 pvd、; - 电影; ", "流片": ";"})
    assert senses["mems"] == (Sense("1.5", ("敏感", "pvd")), Sense(None, ("电影",)))
    assert senses["流片"] == ()


def test_senses_are_a_mapping() -> None:
    senses = Senses({"流片": "1.3", "组件": "7.2"})
    assert (len(senses), list(senses)) == (2, ["流片", "组件"])
    assert ("流片" in senses, "光刻" in senses) == (True, False)
    assert senses.get("光刻") is None
