from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, Any

import pytest

from sei_cli.render import records

if TYPE_CHECKING:
    from sei_cli import Classifier
    from sei_cli.core.result import Result

FAILED = {"schema": "sei.result/1", "source": "b.txt", "status": "error", "error": "文件不存在"}


@pytest.fixture
def result(classifier: Classifier) -> Result:
    return classifier.classify("晶圆制造与流片，系统级封装；物联网。", source="a.txt")


@pytest.fixture
def rejected(classifier: Classifier) -> Result:
    return classifier.classify("酒店客房、早餐，采购网关。", source="c.txt")


def write(form: str, *results: Result | dict[str, Any]) -> tuple[str, bool]:
    out = io.StringIO(newline="")
    failed = records.write(results, form, out)
    return out.getvalue(), failed


def rows(text: str) -> list[dict[str, str]]:
    assert text.startswith("\ufeff")  # or Excel takes it for another encoding
    return list(csv.DictReader(io.StringIO(text[1:], newline="")))


@pytest.mark.parametrize("form", ["json", "jsonl", "csv", "md"])
def test_error_among_results_is_told(form: str, result: Result) -> None:
    assert write(form, result)[1] is False
    assert write(form, FAILED, result)[1] is True


def test_json_is_an_object_for_one_and_a_list_for_more(result: Result) -> None:
    assert json.loads(write("json", result)[0]) == result.to_dict()
    assert json.loads(write("json", result, FAILED)[0]) == [result.to_dict(), FAILED]
    assert json.loads(write("json")[0]) == []


def test_jsonl_is_a_record_a_line_in_plain_chinese(result: Result) -> None:
    text, _ = write("jsonl", result, FAILED)
    lines = text.splitlines()
    assert [json.loads(line) for line in lines] == [result.to_dict(), FAILED]
    assert "晶圆制造" in lines[0]
    assert text.endswith("}\n")


def test_csv_has_one_row_a_document(result: Result, rejected: Result) -> None:
    first, second, third = rows(write("csv", result, FAILED, rejected)[0])
    assert list(first) == list(records.COLUMNS)
    assert (first["source"], first["primary"], first["name"]) == ("a.txt", "1.3", "集成电路")
    assert first["evidence"].startswith("晶圆制造〔三（一）3〕；")
    assert (first["second"], first["special_projects"]) == ("1.1", "P4 集成电路工程")
    assert (first["taxonomy"], first["error"]) == ("tiny 0.1.0", "")
    assert (second["source"], second["status"], second["error"]) == ("b.txt", "error", "文件不存在")
    assert second["primary"] == second["sha256"] == ""
    assert (third["status"], third["primary"], third["name"]) == ("unclassified", "", "")
    assert third["confidence"] == third["evidence"] == ""


def test_csv_ends_its_lines_as_spreadsheets_do(result: Result) -> None:
    assert write("csv", result)[0].count("\r\n") == 2


@pytest.mark.parametrize(
    ("source", "cell"),
    [
        ("=1+1.txt", "'=1+1.txt"),
        ("+a", "'+a"),
        ("-a", "'-a"),
        ("@a", "'@a"),
        ("\ta", "'\ta"),
        ("\ra", "'\ra"),
        ("-", "-"),
        ("a=1", "a=1"),
    ],
)
def test_cell_is_never_run_as_a_formula(classifier: Classifier, source: str, cell: str) -> None:
    result = classifier.classify("晶圆制造与流片", source=source)
    assert rows(write("csv", result)[0])[0]["source"] == cell


def test_quote_that_begins_like_a_formula_stays_text() -> None:
    row = rows(write("csv", FAILED | {"error": '=HYPERLINK("x")'})[0])[0]
    assert row["error"] == '\'=HYPERLINK("x")'


def test_row_of_a_document_without_any_evidence(classifier: Classifier) -> None:
    row = records.flatten(classifier.classify("一段无关的话").to_dict())
    assert (row["primary"], row["name"], row["evidence"], row["second"]) == (None,) * 4
    assert row["flags"] == "too-short"


def test_markdown_tells_verdict_evidence_and_edition(result: Result) -> None:
    text, _ = write("md", result, FAILED)
    record = result.to_dict()
    confidence = f"{record['categories'][0]['confidence']:.0%}"
    lines = text.splitlines()
    assert lines[:5] == [
        "## a.txt",
        "",
        "- 结论：可以采信",
        f"- 第 1 类别：1.3 集成电路（把握 {confidence}）",
        "  - “晶圆制造”〔三（一）3，plan〕",
    ]
    assert "- 专项工程：P4 集成电路工程" in lines
    assert lines[-6:] == [
        f"- 依据：tiny 0.1.0，文本 {record['text']['sha256'][:12]}",
        "",
        "## b.txt",
        "",
        "无法读取：文件不存在",
        "",
    ]


def test_markdown_says_flags_in_words(classifier: Classifier) -> None:
    text, _ = write("md", classifier.classify("不涉及流片", source="a"))
    assert "- 提示：文字过短，依据不足、有否定或排除性表述，已不计分" in text


def test_unknown_flag_is_printed_as_it_is(result: Result) -> None:
    record = result.to_dict() | {"flags": ["brand-new"]}
    assert "- 提示：brand-new\n" in write("md", record)[0]
