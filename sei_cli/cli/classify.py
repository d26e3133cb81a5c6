"""``sei classify`` and ``sei explain``."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from sei_cli.adapters.documents import read_document
from sei_cli.adapters.taxonomy_files import load_taxonomy
from sei_cli.core.pipeline import Classifier
from sei_cli.errors import DocumentError, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sei_cli.core.result import Result


class Format(StrEnum):
    """How results are written."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"
    MD = "md"


Files = Annotated[list[str], typer.Argument(help="文件（.txt .md），- 为标准输入", metavar="FILE…")]
TaxonomyDir = Annotated[
    Path | None,
    typer.Option("--taxonomy", help="分类体系所在文件夹（默认随程序附带）", metavar="DIR"),
]


def classify(
    files: Files,
    format: Annotated[  # noqa: A002 - the option's name in the contract
        Format | None, typer.Option("--format", help="输出格式（终端默认 table，否则 jsonl）")
    ] = None,
    top: Annotated[int, typer.Option("--top", min=1, max=39, help="列出前几个类别")] = 3,
    taxonomy: TaxonomyDir = None,
) -> None:
    """判断项目属于哪个子领域、哪个专项工程，并给出依据。"""
    chosen = format or (Format.TABLE if sys.stdout.isatty() else Format.JSONL)
    classifier = Classifier(load_taxonomy(taxonomy))
    results = _classify_all(classifier, files, top)
    if chosen is Format.TABLE:
        from sei_cli.render import table  # noqa: PLC0415 - what this call needs

        failed = table.show_results(results)
    else:
        from sei_cli.render import records  # noqa: PLC0415

        failed = records.write(results, chosen.value, sys.stdout)
    if failed:
        raise typer.Exit(2)


def _classify_all(
    classifier: Classifier, files: list[str], top: int
) -> Iterator[Result | dict[str, Any]]:
    """Yield a result a file; for one that cannot be read an error record, told on stderr."""
    for source in files:
        try:
            yield classifier.classify(read_document(source), source=source, top=top)
        except DocumentError as error:
            typer.echo(f"错误：{error}", err=True)
            yield {
                "schema": "sei.result/1",
                "source": source,
                "status": "error",
                "error": str(error),
            }


def explain(
    file: Annotated[str, typer.Argument(help="文件，- 为标准输入", metavar="FILE")],
    code: Annotated[str, typer.Option("--code", help="子领域代码，如 7.2")],
    taxonomy: TaxonomyDir = None,
) -> None:
    """说明文件为什么归入（或没有归入）某个子领域。"""
    from sei_cli.render import table  # noqa: PLC0415 - what this call needs

    classifier = Classifier(load_taxonomy(taxonomy))
    if code not in classifier.taxonomy.subdomains:
        raise UsageError(f"没有代码为 {code} 的子领域，可用 sei tree 查看")
    result = classifier.classify(read_document(file), source=file, top=39)
    table.show_explanation(result, code)
