from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from typer.testing import CliRunner, Result

from sei_cli.cli.app import app
from sei_cli.errors import DocumentError, UsageError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Run = Callable[..., Result]

GOLD = (
    {"id": "right", "text": "晶圆制造与流片，光刻。", "primary": "1.3"},
    {"id": "wrong", "text": "海上风电机组与塔筒，风力发电。", "primary": "7.2"},
    {"id": "none", "text": "酒店客房与早餐。", "primary": None},
)


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    path = tmp_path / "gold.jsonl"
    lines = [json.dumps(record, ensure_ascii=False) + "\n" for record in GOLD]
    path.write_text("".join(lines), encoding="utf-8")
    return path


@pytest.fixture
def run(tiny_folder: Path) -> Run:
    def invoke(*args: str | Path) -> Result:
        words = ["eval", *map(str, args), "--taxonomy", str(tiny_folder)]
        return CliRunner().invoke(app, words)

    return invoke


def test_table_is_the_default(run: Run, gold: Path) -> None:
    result = run(gold)
    assert result.exit_code == 0
    assert result.stdout.splitlines()[2].split()[:3] == ["sub@1", "0.500", "2"]


def test_json_reports_every_file_together(run: Run, gold: Path) -> None:
    report = json.loads(run(gold, gold, "--format", "json").stdout)
    assert report["measures"]["sub@1"]["count"] == 4
    assert [error["id"] for error in report["errors"]] == ["wrong", "wrong"]


def test_errors_are_written_to_a_file(run: Run, gold: Path, tmp_path: Path) -> None:
    path = tmp_path / "errors.jsonl"
    assert run(gold, "--errors", path).exit_code == 0
    (line,) = path.read_text(encoding="utf-8").splitlines()
    assert json.loads(line)["got"] == "7.1"


def test_errors_that_cannot_be_written_are_misuse(run: Run, gold: Path, tmp_path: Path) -> None:
    result = run(gold, "--errors", tmp_path / "none/errors.jsonl")
    assert isinstance(result.exception, UsageError)
    assert "无法写入" in str(result.exception)


def test_changes_against_an_earlier_run(run: Run, gold: Path, tmp_path: Path) -> None:
    earlier = tmp_path / "run.json"
    earlier.write_text('{"measures": {}, "verdicts": {}}', encoding="utf-8")
    report = json.loads(run(gold, "--format", "json", "--against", earlier).stdout)
    assert [item["id"] for item in report["changed"]] == ["right", "wrong", "none"]


def test_gate_lets_equal_figures_pass(run: Run, gold: Path, tmp_path: Path) -> None:
    gate = tmp_path / "gate.json"
    gate.write_text(run(gold, "--format", "json").stdout, encoding="utf-8")
    result = run(gold, "--gate", gate)
    assert (result.exit_code, result.stderr) == (0, "")


def test_gate_stops_worse_figures_with_status_1(run: Run, gold: Path, tmp_path: Path) -> None:
    gate = tmp_path / "gate.json"
    gate.write_text('{"measures": {"sub@1": {"value": 0.9}}}', encoding="utf-8")
    result = run(gold, "--gate", gate)
    assert (result.exit_code, result.stderr) == (1, "sub@1 变差：0.9 → 0.5\n")


def test_gold_that_cannot_be_read_is_told(run: Run, tmp_path: Path) -> None:
    assert isinstance(run(tmp_path / "none.jsonl").exception, DocumentError)
