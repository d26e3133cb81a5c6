from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from sei_cli.adapters.gold import read_gold, read_run
from sei_cli.errors import DocumentError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

RECORD = {"id": "1", "text": "流片", "primary": "1.3"}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "gold.jsonl"


def test_one_record_a_line_and_blank_lines_between(path: Path) -> None:
    path.write_text(f"{json.dumps(RECORD)}\n\n{json.dumps(RECORD | {'id': '2'})}\r\n", "utf-8")
    assert [gold.id for gold in read_gold(path)] == ["1", "2"]


@pytest.mark.parametrize("char", ["\u2028", "\u2029", "\x85"])
def test_record_may_hold_other_line_separators(path: Path, char: str) -> None:
    text = f"流片{char}光刻"
    path.write_text(json.dumps(RECORD | {"text": text}, ensure_ascii=False), encoding="utf-8")
    assert [gold.text for gold in read_gold(path)] == [text]


@pytest.mark.parametrize(
    "line", ["{", '{"id": "1"}', "[]", "5", '{"id": "1", "text": "", "primary": null, "also": 1}']
)
def test_line_that_is_no_record_is_named(path: Path, line: str) -> None:
    path.write_text(f"{json.dumps(RECORD)}\n{line}\n", encoding="utf-8")
    with pytest.raises(DocumentError, match=r"gold\.jsonl:2：不是标注记录"):
        read_gold(path)


def test_file_without_records_is_told(path: Path) -> None:
    path.write_text("\n\n", encoding="utf-8")
    with pytest.raises(DocumentError, match="没有标注记录"):
        read_gold(path)


@pytest.mark.parametrize("read", [read_gold, read_run])
def test_file_that_cannot_be_read_is_told(path: Path, read: Callable[[Path], object]) -> None:
    with pytest.raises(DocumentError, match="无法读取"):
        read(path)
    path.write_bytes("流片".encode("gb18030"))
    with pytest.raises(DocumentError, match="不是 UTF-8 文本"):
        read(path)


def test_run_is_an_earlier_report(path: Path) -> None:
    path.write_text('{"measures": {}}', encoding="utf-8")
    assert read_run(path) == {"measures": {}}


@pytest.mark.parametrize(
    ("text", "message"),
    [("{}", "不是 sei eval"), ("[]", "不是 sei eval"), ("{\n,", r"gold\.jsonl:2：不是 JSON")],
)
def test_other_file_is_no_run(path: Path, text: str, message: str) -> None:
    path.write_text(text, encoding="utf-8")
    with pytest.raises(DocumentError, match=message):
        read_run(path)
