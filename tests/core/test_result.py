from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from sei_cli import Classifier

TEXT = "本项目建设SiP产线，流片、光刻；另做海上永磁风电机组。"


def pieces(record: dict[str, Any]) -> list[dict[str, Any]]:
    return [piece for item in record["categories"] for piece in item["evidence"]]


def test_record_has_the_keys_of_the_contract_in_order(classifier: Classifier) -> None:
    record = classifier.classify(TEXT, source="a.txt").to_dict()
    assert [key for key in record if key != "outside"] == [
        *("schema", "source", "status", "primary", "field", "categories", "fields"),
        *("special_projects", "flags", "taxonomy", "text"),
    ]
    assert list(record["categories"][0]) == ["code", "name", "field", "confidence", "evidence"]
    assert list(record["fields"][0]) == ["code", "name", "confidence"]


def test_record_names_document_verdict_and_edition(classifier: Classifier) -> None:
    record = classifier.classify(TEXT, source="a.txt").to_dict()
    assert (record["schema"], record["source"]) == ("sei.result/1", "a.txt")
    assert (record["primary"], record["field"]) == ("1.3", "1")
    assert record["categories"][0]["name"] == "集成电路"
    assert record["fields"][0]["name"] == "信息产业"
    assert record["taxonomy"] == {"id": "tiny", "version": "0.1.0"}
    digest = hashlib.sha256(TEXT.encode()).hexdigest()
    assert record["text"] == {"chars": len(TEXT), "sha256": digest}


def test_evidence_says_what_how_and_where(classifier: Classifier) -> None:
    record = classifier.classify("本项目建设SiP产线，流片。").to_dict()
    alias = next(piece for piece in pieces(record) if piece["text"] == "SiP")
    assert list(alias) == [
        *("text", "start", "end", "term", "match", "tier", "similarity", "weight", "cite"),
    ]
    del alias["weight"]
    assert alias == {
        "text": "SiP",
        "start": 5,
        "end": 8,
        "term": "系统级封装",
        "match": "alias",
        "tier": "alias",
        "similarity": 100.0,
        "cite": "三（一）3",
    }


@pytest.mark.parametrize(
    ("text", "quote", "match", "context"),
    [
        ("这里将建设流片中心。", "流片", "exact", None),
        ("本项目建设海上永磁风电机组。", "海上永磁风电机组", "fuzzy", None),
        ("项目名称：流片中心。", "流片", "exact", "title"),
        ("这里采购光刻，还有流片。", "光刻", "exact", "bought"),
    ],
)
def test_evidence_tells_match_and_context(
    classifier: Classifier, text: str, quote: str, match: str, context: str | None
) -> None:
    found = {piece["text"]: piece for piece in pieces(classifier.classify(text).to_dict())}
    assert (found[quote]["match"], found[quote].get("context")) == (match, context)


def test_weightiest_evidence_comes_first(classifier: Classifier) -> None:
    record = classifier.classify("我们的芯片，要做流片。").to_dict()
    assert [piece["text"] for piece in pieces(record)] == ["流片", "芯片"]


def test_top_limits_categories_and_fields(classifier: Classifier) -> None:
    text = "物联网、集成电路、光伏组件、风力发电。"
    full = classifier.classify(text, top=39).to_dict()
    assert (len(full["categories"]), len(full["fields"])) == (4, 2)
    short = classifier.classify(text, top=1).to_dict()
    assert (len(short["categories"]), len(short["fields"])) == (1, 1)


def test_rejected_document_names_the_trades_it_resembles(classifier: Classifier) -> None:
    record = classifier.classify("酒店客房、早餐，还有外卖。").to_dict()
    assert (record["status"], record["primary"], record["field"]) == ("unclassified", None, None)
    assert [item["name"] for item in record["outside"]] == ["酒店", "餐饮"]
    assert record["outside"][0]["evidence"][0]["tier"] == "outside"


def test_special_project_carries_its_own_evidence(classifier: Classifier) -> None:
    record = classifier.classify("建设晶圆制造产线与流片中心，光刻。").to_dict()
    (project,) = record["special_projects"]
    assert (project["code"], project["name"]) == ("P4", "集成电路工程")
    assert [piece["text"] for piece in project["evidence"]] == ["晶圆制造", "流片"]


def test_text_that_is_no_valid_unicode_still_has_its_hash(classifier: Classifier) -> None:
    record = classifier.classify("\ud800流片").to_dict()
    assert record["primary"] == "1.3"
    assert len(record["text"]["sha256"]) == 64
