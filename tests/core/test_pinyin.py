import pytest

from sei_cli.core.pinyin import initials


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        ("集成电路", "jcdl"),
        ("啊座", "az"),
        ("江苏IC产业", "jsiccy"),
        ("氚氪", "氚氪"),  # second level of GB2312: in the order of strokes
        ("囧、", "囧、"),
        ("镕한", "镕한"),  # not in GB2312
        ("", ""),
    ],
)
def test_initials_of_common_characters(text: str, letters: str) -> None:
    assert initials(text) == letters


def test_each_letter_begins_where_its_first_character_stands() -> None:
    firsts = "啊芭擦搭蛾发噶哈击喀垃妈拿哦啪期然撒塌挖昔压匝"
    assert initials(firsts) == "abcdefghjklmnopqrstwxyz"
