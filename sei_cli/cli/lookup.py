"""``sei tree``, ``sei show``, ``sei search``, ``sei projects``: look at the taxonomy."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from sei_cli.adapters.taxonomy_files import load_taxonomy
from sei_cli.cli.classify import TaxonomyDir
from sei_cli.errors import UsageError


class TreeFormat(StrEnum):
    """How the tree is written."""

    TREE = "tree"
    JSON = "json"
    MERMAID = "mermaid"


Code = Annotated[str, typer.Argument(help="代码，如 1、1.3、1.3.1、P4", metavar="CODE")]


def tree(
    code: Annotated[str, typer.Argument(help="只看这个代码以下", metavar="CODE")] = "",
    depth: Annotated[int, typer.Option("--depth", min=1, max=3, help="显示几层")] = 3,
    format: Annotated[  # noqa: A002 - the option's name in the contract
        TreeFormat, typer.Option("--format", help="输出格式")
    ] = TreeFormat.TREE,
    taxonomy: TaxonomyDir = None,
) -> None:
    """以树的形式查看领域、子领域和方向。"""
    from sei_cli.render import trees  # noqa: PLC0415 - what this call needs

    node = trees.build(load_taxonomy(taxonomy), code, depth)
    if node is None:
        raise UsageError(f"没有代码 {code}，可用 sei tree 查看全部代码")
    {"tree": trees.draw, "json": trees.write_json, "mermaid": trees.write_mermaid}[format](node)


def show(code: Code, taxonomy: TaxonomyDir = None) -> None:
    """查看一个代码的名称、范围、出处和词。"""
    from sei_cli.render import entries  # noqa: PLC0415 - what this call needs

    loaded = load_taxonomy(taxonomy)
    try:
        entries.show(loaded, code)
    except KeyError:
        raise UsageError(f"没有代码 {code}，可用 sei tree 查看全部代码") from None


def search(
    text: Annotated[str, typer.Argument(help="代码、名称、词或拼音首字母", metavar="TEXT")],
    limit: Annotated[int, typer.Option("--limit", min=1, help="最多列出几条")] = 20,
    taxonomy: TaxonomyDir = None,
) -> None:
    """按代码、名称、词（容许写错）或拼音首字母查找。"""
    from sei_cli.core.search import search as find  # noqa: PLC0415 - what this call needs
    from sei_cli.render import entries  # noqa: PLC0415

    hits = find(load_taxonomy(taxonomy), text, limit)
    entries.show_hits(hits)
    if not hits:
        raise typer.Exit(1)


def projects(
    code: Annotated[str, typer.Argument(help="专项编号 P1–P20 或子领域代码", metavar="CODE")] = "",
    taxonomy: TaxonomyDir = None,
) -> None:
    """查看附件的 20 个专项工程；给出子领域代码则列出相关的专项。"""
    from sei_cli.render import entries  # noqa: PLC0415 - what this call needs

    loaded = load_taxonomy(taxonomy)
    if code.upper() in loaded.projects:
        entries.show(loaded, code.upper())
    elif not code or code in loaded.subdomains:
        entries.show_projects(loaded, code)
    else:
        raise UsageError(f"没有专项或子领域 {code}")
