from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

import pytest

from sei_cli.render import table
from sei_cli.render.terminal import Terminal

if TYPE_CHECKING:
    from collections.abc import Callable

    from sei_cli import Classifier

    Golden = Callable[[str, str], None]

CHIPS = "建设晶圆制造产线，含光刻与流片；附带物联网平台。"
HOTEL = "新建酒店客房与早餐厅，网关。"
NOTHING = "一段无关的话，没有内容。"


@pytest.fixture
def console() -> Terminal:
    return Terminal(record=True, file=io.StringIO(), width=60, color_system=None)


def masked(console: Terminal) -> str:
    """Return what was drawn, its figures, which are tuned, as zeros."""
    text = "\n".join(line.rstrip() for line in console.export_text().splitlines())
    for figure in (r"\d+%", r"得分 \d+\.\d", r"\d+\.\d 倍", r"\d\.\d\d$"):
        text = re.sub(figure, lambda found: re.sub(r"\d", "0", found[0]), text, flags=re.MULTILINE)
    return text.replace("█", "░") + "\n"


def show(console: Terminal, classifier: Classifier, text: str, source: str | None = None) -> str:
    assert table.show_results([classifier.classify(text, source=source)], console) is False
    return masked(console)


def explain(console: Terminal, classifier: Classifier, text: str, code: str) -> str:
    table.show_explanation(classifier.classify(text, top=39), code, console)
    return masked(console)


@pytest.mark.parametrize(
    ("name", "text", "source"),
    [
        ("classified", CHIPS, "a.txt"),
        ("rejected", HOTEL, "a.txt"),
        ("nothing", NOTHING, None),
        ("review", "不涉及流片的网关", None),
    ],
)
def test_panel(  # noqa: PLR0913
    console: Terminal, classifier: Classifier, golden: Golden, name: str, text: str, source: str
) -> None:
    golden(f"table/{name}.txt", show(console, classifier, text, source))


@pytest.mark.parametrize(
    ("name", "text", "code"),
    [
        ("explain-best", CHIPS, "1.3"),
        ("explain-outweighed", CHIPS, "1.1"),
        ("explain-other-rival", "海上风电机组、塔筒与网关。", "1.1"),
        ("explain-without-evidence", CHIPS, "7.1"),
        ("explain-rejected", HOTEL, "1.1"),
        ("explain-nothing", NOTHING, "7.1"),
    ],
)
def test_explanation(  # noqa: PLR0913
    console: Terminal, classifier: Classifier, golden: Golden, name: str, text: str, code: str
) -> None:
    golden(f"table/{name}.txt", explain(console, classifier, text, code))


def test_brackets_in_a_file_name_are_no_markup(console: Terminal, classifier: Classifier) -> None:
    assert "项目[final].txt · " in show(console, classifier, CHIPS, "项目[final].txt")
    assert "x[/a].txt · " in show(console, classifier, CHIPS, "x[/a].txt")


def test_quote_is_shown_with_its_line_only(console: Terminal, classifier: Classifier) -> None:
    text = show(console, classifier, "RFID line one\nRFID tag\nline three")
    assert "…RFID line one…" in text


def test_unreadable_document_is_told_by_the_status_alone(console: Terminal) -> None:
    assert table.show_results([{"status": "error", "source": "a"}], console) is True
    assert masked(console) == "\n"


def test_rival_whose_evidence_is_negligible(console: Terminal, classifier: Classifier) -> None:
    result = classifier.classify(CHIPS)
    tally = result.verdict.categories[1].tally
    tally.parts[:] = [part._replace(weight=0.0) for part in tally.parts]
    table.show_results([result], console)
    assert "许多" in masked(console)
