"""Labelled texts and earlier evaluation runs, from files."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from sei_cli.core.evaluation import Gold
from sei_cli.errors import DocumentError

if TYPE_CHECKING:
    from pathlib import Path


def read_gold(path: Path) -> list[Gold]:
    """Return the labelled texts of a JSON Lines file; name file and line of a fault."""
    found = []
    for number, line in enumerate(_text(path).split("\n"), start=1):
        if line.strip():
            try:
                found.append(Gold.parse(json.loads(line)))
            except (json.JSONDecodeError, KeyError, TypeError) as error:
                raise DocumentError(f"{path}:{number}：不是标注记录（{error}）") from None
    if not found:
        raise DocumentError(f"{path}：没有标注记录")
    return found


def read_run(path: Path) -> dict[str, Any]:
    """Return an earlier report of ``sei eval --format json``."""
    try:
        run = json.loads(_text(path))
    except json.JSONDecodeError as error:
        raise DocumentError(f"{path}:{error.lineno}：不是 JSON") from None
    if not isinstance(run, dict) or "measures" not in run:
        raise DocumentError(f"{path}：不是 sei eval --format json 的结果")
    return run


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise DocumentError(f"{path}：无法读取（{error.strerror}）") from None
    except UnicodeDecodeError:
        raise DocumentError(f"{path}：不是 UTF-8 文本") from None
