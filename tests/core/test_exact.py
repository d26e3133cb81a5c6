import pytest

from sei_cli.core.exact import ExactFinder, Span


def test_all_occurrences_are_found_overlapping_ones_included() -> None:
    found = ExactFinder(["智能制造", "智能", "制造"]).find("智能制造与智能")
    assert set(found) == {
        Span(0, 2, "智能"),
        Span(0, 4, "智能制造"),
        Span(2, 4, "制造"),
        Span(5, 7, "智能"),
    }


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("采用ai技术", True),
        ("ai", True),
        ("ai5芯片", True),
        ("5ai芯片", True),
        ("-ai-", True),
        ("main", False),
        ("aim", False),
        ("hai", False),
    ],
)
def test_latin_word_is_never_cut_in_two(text: str, found: bool) -> None:  # noqa: FBT001
    assert bool(ExactFinder(["ai"]).find(text)) is found


@pytest.mark.parametrize(("text", "found"), [("5g基站", True), ("15g基站", False), ("a5g", True)])
def test_number_is_never_cut_in_two(text: str, found: bool) -> None:  # noqa: FBT001
    assert bool(ExactFinder(["5g"]).find(text)) is found


def test_single_characters_are_found() -> None:
    assert ExactFinder(["铜", "铝"]).find("铜") == [Span(0, 1, "铜")]


def test_nothing_is_found_in_an_empty_text_or_without_forms() -> None:
    assert ExactFinder(["流片"]).find("") == []
    assert ExactFinder([]).find("流片") == []
