import pytest

from sei_cli.core.normalise import fold_term, normalise


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("ＡＢＣ１２", "abc12"),
        ("（含：５Ｇ）", "(含:5g)"),
        ("积体電路產業", "积体电路产业"),
        ("5000㎡", "5000m2"),
        ("第Ⅳ代①", "第iv代1"),
        ("T—800、T－800", "t-800、t-800"),
        ("薴烯", fold_term("苧烯")),
    ],
)
def test_ways_to_write_the_same_become_one(raw: str, text: str) -> None:
    assert normalise(raw).text == text


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("传 感\n器", "传感器"),
        ("5G 基站", "5g基站"),
        ("传感器 。流片", "传感器。流片"),
        ("Smart \t\n Grid", "smart grid"),
        ("⼈ ⼯ 智 能", "人工智能"),  # Kangxi radicals, as PDF carries them
        ("㈱ 日立 ⼯ abc", "(株)日立工abc"),
    ],
)
def test_white_space_stays_only_between_latin_words(raw: str, text: str) -> None:
    assert normalise(raw).text == text


@pytest.mark.parametrize("raw", ["传\u200b感器", "传\ufeff感器", "传 \u200b 感器", "传感\u00ad器"])
def test_invisible_characters_hide_no_term(raw: str) -> None:
    assert normalise(raw).text == "传感器"


def test_invisible_character_amid_blanks_leaves_one_blank() -> None:
    assert normalise("smart \u200b grid").text == "smart grid"


def test_lone_surrogate_is_dropped_for_the_finder_takes_none() -> None:
    assert normalise("传感\ud800器").text == "传感器"


@pytest.mark.parametrize(
    ("raw", "term", "quote"),
    [
        ("厂房5000㎡整", "m2", "㎡"),
        ("高端传 感\n器产线", "传感器", "传 感\n器"),
        ("İ传感器", "传感器", "传感器"),  # lower-casing alone shifts offsets
        ("㈱㈱流片", "流片", "流片"),
        ("a  b", " ", " "),
        ("流片\u200b\u200b光刻", "光刻", "光刻"),
    ],
)
def test_span_leads_back_to_the_original(raw: str, term: str, quote: str) -> None:
    text = normalise(raw)
    at = text.text.index(term)
    start, end = text.span(at, at + len(term))
    assert raw[start:end] == quote


@pytest.mark.parametrize(("first", "last"), [(0, 0xFFFF), (0x1D400, 0x1F1FF)])
def test_every_character_folds_to_what_folds_to_itself(first: int, last: int) -> None:
    text = normalise("x".join(map(chr, range(first, last + 1)))).text
    assert normalise(text).text == text
