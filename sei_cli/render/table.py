"""Results -> what a person reads in a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from rich.console import Group
from rich.padding import Padding
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from sei_cli.core.result import Result
from sei_cli.render.records import FLAGS, STATUS
from sei_cli.render.terminal import Terminal

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rich.console import Console

Record = dict[str, Any]

COLOURS: Final = {"classified": "green", "review": "yellow", "unclassified": "red", "error": "red"}
TIERS: Final = {
    "plan": "规划原词",
    "alias": "规划词别名",
    "industry": "行业用语",
    "outside": "普通行业",
}
MARKS: Final = {
    "negated": "被否定，不计分",
    "use": "说的是用途或客户",
    "bought": "说的是采购",
    "title": "在项目名称中",
    "content": "在建设内容中",
    "company": "在企业介绍中",
    "market": "在市场背景中",
    "policy": "在政策背景中",
    "plant": "在配套设施中",
}
_AROUND: Final = 18  # characters of the sentence shown on either side of a quote
_QUOTES: Final = 6


def show_results(results: Iterable[Result | Record], console: Console | None = None) -> bool:
    """Draw each result as it comes; tell whether one could not be read."""
    console = console or Terminal()
    failed = False
    for result in results:
        if isinstance(result, Result):
            console.print(_panel(result))
        else:
            failed = True
    return failed


def _panel(result: Result) -> Panel:
    record = result.to_dict()
    colour = COLOURS[record["status"]]
    parts: list[Any] = [_headline(result, record)]
    parts += [Padding(_quotes(result, piece), (0, 0, 0, 2)) for piece in _main_evidence(record)]
    parts += [Text.assemble(("专项工程  ", "bold"), *_projects(record))]
    if rival := _rival(record):
        parts.append(rival)
    if record["flags"]:
        told = "；".join(FLAGS.get(flag, flag) for flag in record["flags"])
        parts.append(Text.assemble(("注意      ", "bold yellow"), told))
    title = Text(f"{record['source'] or '文本'} · {STATUS[record['status']]}")
    version = f"{record['taxonomy']['id']} {record['taxonomy']['version']}"
    return Panel(Group(*parts), title=title, subtitle=version, border_style=colour, padding=(1, 2))


def _headline(result: Result, record: Record) -> Text:
    code = record["primary"]
    if code is None:
        outside = record["outside"]
        told = (
            f"，内容接近普通行业“{outside[0]['name']}”" if outside else "，没有找到可作依据的内容"
        )
        return Text.assemble(("不属于任何子领域", "bold red"), told)
    taxonomy = result.taxonomy
    confidence = record["categories"][0]["confidence"]
    return Text.assemble(
        (f"{code.partition('.')[0]} {taxonomy.name(code.partition('.')[0])}", "bold"),
        (" › ", "dim"),
        (f"{code} {taxonomy.name(code)}", "bold cyan"),
        f"   把握 {confidence:.0%} ",
        (_bar(confidence), COLOURS[record["status"]]),
    )


def _bar(share: float) -> str:
    filled = round(share * 10)
    return "█" * filled + "░" * (10 - filled)


def _main_evidence(record: Record) -> list[Record]:
    if record["primary"] is None:
        return [piece for item in record["outside"][:1] for piece in item["evidence"][:_QUOTES]]
    return list(record["categories"][0]["evidence"][:_QUOTES])


def _quotes(result: Result, piece: Record) -> Text:
    raw, start, end = result.text.raw, piece["start"], piece["end"]
    before = raw[max(0, start - _AROUND) : start].rpartition("\n")[2]
    after = raw[end : end + _AROUND].partition("\n")[0]
    where = "，".join(
        filter(None, (TIERS[piece["tier"]], piece["cite"], MARKS.get(piece.get("context", ""))))
    )
    return Text.assemble(
        ("…", "dim"),
        before,
        (piece["text"], "bold reverse"),
        after,
        ("…  ", "dim"),
        (f"〔{where}〕", "dim"),
    )


def _projects(record: Record) -> list[str]:
    found = record["special_projects"]
    if not found:
        return ["没有明显对应的专项工程"]
    return [
        "；".join(
            f"{item['code']} {item['name']}（把握 {item['confidence']:.0%}）" for item in found
        )
    ]


def _rival(record: Record) -> Text | None:
    if record["primary"] is None or len(record["categories"]) < 2:  # noqa: PLR2004 - first and next
        return None
    first, second = record["categories"][:2]
    words = "、".join(dict.fromkeys(piece["text"] for piece in second["evidence"][:4]))
    return Text.assemble(
        ("最近对手  ", "bold"),
        f"{second['code']} {second['name']}（{second['confidence']:.0%}），依据：{words}；",
        f"{first['code']} 的依据分量是它的 {_ratio(first, second)} 倍",
    )


def _ratio(first: Record, second: Record) -> str:
    weights = [sum(piece["weight"] for piece in item["evidence"]) for item in (first, second)]
    return f"{weights[0] / weights[1]:.1f}" if weights[1] else "许多"


def show_explanation(result: Result, code: str, console: Console | None = None) -> None:
    """Say what speaks for a sub-domain, what does not count, and what outweighs it."""
    console = console or Terminal()
    verdict, name = result.verdict, result.taxonomy.name
    ranked = next((item for item in verdict.categories if item.code == code), None)
    console.print(Text.assemble((f"{code} {name(code)}", "bold cyan")))
    if ranked is None:
        console.print("文中没有任何属于它的词。它收：" + result.taxonomy.subdomains[code].scope)
    else:
        rank = verdict.categories.index(ranked) + 1
        console.print(f"排第 {rank}，得分 {ranked.score:.1f}，把握 {ranked.confidence:.0%}")
        console.print(_evidence_table(result.evidence(ranked)))
    best = verdict.categories[0] if verdict.categories else None
    if best is not None and best.code != code:
        console.print(f"压过它的是 {best.code} {name(best.code)}，得分 {best.score:.1f}：")
        console.print(_evidence_table(result.evidence(best)))
        for other, tell in result.taxonomy.subdomains[code].confused_with:
            if other == best.code:
                console.print(f"怎么区分：{tell}")
    if verdict.status == "unclassified" and verdict.trades:
        trade = verdict.trades[0]
        console.print(f"普通行业“{trade_name(result, trade.code)}”的内容，得分 {trade.score:.1f}：")
        console.print(_evidence_table(result.evidence(trade)))


def trade_name(result: Result, code: str) -> str:
    """Return the name of an ordinary trade."""
    return result.taxonomy.trades[code].name


def _evidence_table(pieces: list[Record]) -> Table:
    table = Table("原文", "词", "来源", "依据", "位置", "分量", box=None, header_style="dim")
    for piece in pieces:
        mark = MARKS.get(piece.get("context", ""), "正文")
        row = (piece["text"], piece["term"], TIERS[piece["tier"]], piece["cite"], mark)
        table.add_row(*map(Text, row), f"{piece['weight']:.2f}")
    return table
