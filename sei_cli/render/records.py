"""Results -> JSON, JSON Lines, CSV, Markdown."""

from __future__ import annotations

import csv
import json
from typing import TYPE_CHECKING, Any, Final, TextIO

from sei_cli.core.result import Result

if TYPE_CHECKING:
    from collections.abc import Iterable

Record = dict[str, Any]

COLUMNS: Final = (
    "source", "status", "primary", "name", "field", "confidence", "evidence",
    "second", "special_projects", "flags", "error", "taxonomy", "chars", "sha256",
)  # fmt: skip


def write(results: Iterable[Result | Record], form: str, out: TextIO) -> bool:
    """Write every result in a form (``json jsonl csv md``); tell whether one is an error."""
    failed = False

    def records() -> Iterable[Record]:
        nonlocal failed
        for result in results:
            record = result.to_dict() if isinstance(result, Result) else result
            failed = failed or record["status"] == "error"
            yield record

    {"json": _json, "jsonl": _jsonl, "csv": _csv, "md": _markdown}[form](records(), out)
    return failed


def _json(records: Iterable[Record], out: TextIO) -> None:
    found = list(records)
    json.dump(found[0] if len(found) == 1 else found, out, ensure_ascii=False, indent=2)
    out.write("\n")


def _jsonl(records: Iterable[Record], out: TextIO) -> None:
    for record in records:
        out.write(json.dumps(record, ensure_ascii=False) + "\n")
        out.flush()


def flatten(record: Record) -> dict[str, Any]:
    """Return one row of a table: nested values as text, same names."""
    if record["status"] == "error":
        return {key: record.get(key) for key in COLUMNS}
    first, *others = record["categories"] or [{}]
    quotes = "；".join(f"{piece['text']}〔{piece['cite']}〕" for piece in first.get("evidence", []))
    projects = "；".join(f"{item['code']} {item['name']}" for item in record["special_projects"])
    taxonomy, text = record["taxonomy"], record["text"]
    classified = record["primary"] is not None
    return {
        "source": record["source"],
        "status": record["status"],
        "primary": record["primary"],
        "name": first.get("name") if classified else None,
        "field": record["field"],
        "confidence": first.get("confidence") if classified else None,
        "evidence": quotes if classified else None,
        "second": others[0]["code"] if others else None,
        "special_projects": projects,
        "flags": "；".join(record["flags"]),
        "error": None,
        "taxonomy": f"{taxonomy['id']} {taxonomy['version']}",
        "chars": text["chars"],
        "sha256": text["sha256"],
    }


def _safe(value: object) -> object:
    """Keep a spreadsheet from running a cell as a formula."""
    risky = isinstance(value, str) and value[:1] in {"=", "+", "-", "@", "\t", "\r"}
    return f"'{value}" if risky and value != "-" else value


def _csv(records: Iterable[Record], out: TextIO) -> None:
    out.write("\ufeff")
    writer = csv.DictWriter(out, COLUMNS, lineterminator="\r\n")
    writer.writeheader()
    for record in records:
        writer.writerow({key: _safe(value) for key, value in flatten(record).items()})


def _markdown(records: Iterable[Record], out: TextIO) -> None:
    out.writelines(_markdown_of(record) + "\n" for record in records)


def _markdown_of(record: Record) -> str:
    lines = [f"## {record['source']}", ""]
    if record["status"] == "error":
        return "\n".join([*lines, f"无法读取：{record['error']}", ""])
    lines.append(f"- 结论：{STATUS[record['status']]}")
    for rank, item in enumerate(record["categories"], start=1):
        percent = f"{item['confidence']:.0%}"
        lines.append(f"- 第 {rank} 类别：{item['code']} {item['name']}（把握 {percent}）")
        lines += [
            f"  - “{piece['text']}”〔{piece['cite']}，{piece['tier']}〕"
            for piece in item["evidence"]
        ]
    lines += [f"- 专项工程：{item['code']} {item['name']}" for item in record["special_projects"]]
    if record["flags"]:
        lines.append(f"- 提示：{'、'.join(FLAGS.get(flag, flag) for flag in record['flags'])}")
    taxonomy = record["taxonomy"]
    lines.append(
        f"- 依据：{taxonomy['id']} {taxonomy['version']}，文本 {record['text']['sha256'][:12]}"
    )
    return "\n".join([*lines, ""])


STATUS: Final = {
    "classified": "可以采信",
    "review": "需人工复核",
    "unclassified": "不属于任何子领域",
    "error": "无法读取",
}
FLAGS: Final = {
    "keyword-stuffing": "疑似堆砌热词，缺少技术内容",
    "negated-mentions": "有否定或排除性表述，已不计分",
    "too-short": "文字过短，依据不足",
    "contested": "两个类别难分高下",
    "outside-evidence": "普通行业的内容较多",
    "boilerplate": "依据多在企业介绍或背景套话中",
}
