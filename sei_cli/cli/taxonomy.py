"""``sei taxonomy validate`` and ``sei taxonomy verify``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sei_cli.adapters.documents import read_document
from sei_cli.adapters.taxonomy_files import Loader, bundled
from sei_cli.errors import TaxonomyError, UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sei_cli.core.taxonomy import Taxonomy

REASONS = "reasons.toml"

app = typer.Typer(help="检查分类体系的数据文件。", no_args_is_help=True)

Folder = Annotated[
    Path | None, typer.Argument(help="分类体系所在文件夹（默认随程序附带）", metavar="DIR")
]


@app.command(help="列出数据文件的全部毛病：重复、孤儿、未登记的多义词、不规范的写法……")
def validate(folder: Folder = None) -> None:
    """Print every fault of a taxonomy, or a line that says what was checked."""
    from sei_cli.core.lint import lint  # noqa: PLC0415 - what this call needs

    loader, taxonomy = _load(folder)
    _report([*loader.problems, *lint(taxonomy, loader.files)])
    terms = {form for entry in taxonomy.entries() for form in entry.terms()}
    typer.echo(
        f"通过：{len(loader.files)} 个文件，{len(taxonomy.subdomains)} 个子领域，"
        f"{len(taxonomy.projects)} 个专项工程，{len(taxonomy.trades)} 个一般行业，"
        f"{len(terms)} 个不同的词，{len(taxonomy.ambiguous)} 个多义词"
    )


@app.command(help="逐条核对：规划词是否见于所引条款，规划列举的事项是否都有词条。")
def verify(
    source: Annotated[str, typer.Option("--source", help="规划原文（文本文件）", metavar="FILE")],
    folder: Folder = None,
) -> None:
    """Print every plan term and every item of the plan that lacks its counterpart."""
    from sei_cli.core import proof  # noqa: PLC0415 - what this call needs

    loader, taxonomy = _load(folder)
    reasons = {}
    if (loader.folder / REASONS).is_file():
        reasons = proof.parse_reasons(loader.read(REASONS))
    if loader.problems:
        raise TaxonomyError(loader.problems)
    found = proof.verify(taxonomy, loader.files, read_document(source), reasons)
    _report([*found.unproven, *found.uncovered])
    typer.echo(
        f"通过：{found.terms} 个规划词见于所引条款；规划列举的 {found.items} 项均有词条，"
        f"或在 {REASONS} 中有理由（{len(reasons)} 条）"
    )


def _load(folder: Path | None) -> tuple[Loader, Taxonomy]:
    """Read a taxonomy with its faults; a folder that is not there is none of them."""
    loader = Loader(folder or bundled())
    if not loader.folder.is_dir():
        raise UsageError(f"{loader.folder}：不是可读的文件夹，请检查路径")
    return loader, loader.load()


def _report(faults: Sequence[object]) -> None:
    """Print the faults and leave with status 1; do nothing where there are none."""
    for fault in faults:
        typer.echo(fault)
    if faults:
        typer.echo(f"共 {len(faults)} 处", err=True)
        raise typer.Exit(1)
