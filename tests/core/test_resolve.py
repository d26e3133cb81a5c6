from sei_cli.core.exact import Span
from sei_cli.core.resolve import Dropped, resolve

CHIP = Span(2, 4, "芯片")
WHOLE = Span(0, 4, "传感芯片")


def test_longest_wins_and_the_reason_is_kept() -> None:
    assert resolve([CHIP, WHOLE], ()) == ([WHOLE], [Dropped(CHIP, WHOLE)])


def test_earlier_of_two_equals_wins() -> None:
    left, right = Span(0, 2, "甲乙"), Span(1, 3, "乙丙")
    assert resolve([right, left], ()) == ([left], [Dropped(right, left)])


def test_overlap_at_either_end_is_seen() -> None:
    long, before, after = Span(1, 5, "一二三四"), Span(0, 2, "零一"), Span(4, 6, "四五")
    assert resolve([before, long, after], ()).kept == [long]


def test_shield_wins_and_counts_for_nothing() -> None:
    shield = Span(0, 5, "水晶圆盘子")
    assert resolve([Span(1, 3, "晶圆"), shield], {"水晶圆盘子"}).kept == []


def test_what_is_left_stands_in_text_order() -> None:
    late, early = Span(5, 9, "光伏组件"), Span(0, 2, "流片")
    assert resolve([late, early], ()).kept == [early, late]
