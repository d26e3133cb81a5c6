"""``sei eval``: measure the classifier on labelled texts."""

from __future__ import annotations

import json
import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from sei_cli.adapters.gold import read_gold, read_run
from sei_cli.adapters.intervals import interval_of_mean
from sei_cli.adapters.taxonomy_files import load_taxonomy
from sei_cli.cli.classify import TaxonomyDir
from sei_cli.core import evaluation
from sei_cli.core.pipeline import Classifier
from sei_cli.errors import UsageError


class Format(StrEnum):
    """How the measures are written."""

    TABLE = "table"
    JSON = "json"


def evaluate(
    gold: Annotated[list[Path], typer.Argument(help="标注文件（JSON Lines）", metavar="GOLD…")],
    format: Annotated[  # noqa: A002 - the option's name in the contract
        Format, typer.Option("--format", help="输出格式")
    ] = Format.TABLE,
    errors: Annotated[
        Path | None, typer.Option("--errors", help="把判错的条目写入文件", metavar="FILE")
    ] = None,
    against: Annotated[
        Path | None,
        typer.Option("--against", help="与另一次的 JSON 结果比较", metavar="OTHER.json"),
    ] = None,
    gate: Annotated[
        Path | None, typer.Option("--gate", help="低于此文件所记数字则退出 1", metavar="FILE")
    ] = None,
    taxonomy: TaxonomyDir = None,
) -> None:
    """在标注文本上衡量归类质量。"""
    from sei_cli.render import measures  # noqa: PLC0415 - what this call needs

    classifier = Classifier(load_taxonomy(taxonomy))
    texts = [item for path in gold for item in read_gold(path)]
    cases = [(item, classifier.classify(item.text, source=item.id).to_dict()) for item in texts]
    report = measures.report(cases, interval_of_mean)
    if against is not None:
        report["changed"] = measures.changed(report, read_run(against))
    if errors is not None:
        _write_errors(errors, evaluation.errors(cases))
    if format is Format.JSON:
        json.dump(report, sys.stdout, ensure_ascii=False, indent=2)
        sys.stdout.write("\n")
    else:
        measures.draw(report)
    fallen = measures.fallen(report, read_run(gate)) if gate is not None else []
    for line in fallen:
        typer.echo(line, err=True)
    if fallen:
        raise typer.Exit(1)


def _write_errors(path: Path, found: list[dict[str, Any]]) -> None:
    lines = (json.dumps(error, ensure_ascii=False) + "\n" for error in found)
    try:
        path.write_text("".join(lines), encoding="utf-8")
    except OSError as error:
        raise UsageError(f"{path}：无法写入（{error.strerror}）") from None
