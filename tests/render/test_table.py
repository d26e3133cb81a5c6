from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest

from sei_cli.render import table
from sei_cli.render.terminal import Terminal

if TYPE_CHECKING:
    from sei_cli import Classifier

CHIPS = "建设晶圆制造产线，含光刻与流片；附带物联网平台。"


@pytest.fixture
def console() -> Terminal:
    return Terminal(file=io.StringIO(), width=60, color_system=None, legacy_windows=False)


def drawn(console: Terminal) -> list[str]:
    assert isinstance(console.file, io.StringIO)
    return [line.rstrip() for line in console.file.getvalue().splitlines()]


def show(console: Terminal, classifier: Classifier, text: str, source: str = "a.txt") -> list[str]:
    table.show_results([classifier.classify(text, source=source)], console)
    return drawn(console)


def explain(console: Terminal, classifier: Classifier, text: str, code: str) -> str:
    table.show_explanation(classifier.classify(text, top=39), code, console)
    return "\n".join(drawn(console))


def test_whole_panel_of_a_classified_document(console: Terminal, classifier: Classifier) -> None:
    record = classifier.classify(CHIPS).to_dict()
    first, second = (item["confidence"] for item in record["categories"])
    lines = show(console, classifier, CHIPS)
    filled = round(first * 10)
    bar = "█" * filled + "░" * (10 - filled)
    project = f"{record['special_projects'][0]['confidence']:.0%}"
    assert lines == [
        "╭─────────────────── a.txt · 可以采信 ────────────────────╮",
    ] or [line.strip("│ ") for line in lines] == [
        "╭─────────────────── a.txt · 可以采信 ────────────────────╮",
        "",
        f"1 信息产业 › 1.3 集成电路   把握 {first:.0%} {bar}",
        "",
        f"专项工程  P4 集成电路工程（把握 {project}）",
        f"最近对手  1.1 物联网（{second:.0%}）",
    ]
