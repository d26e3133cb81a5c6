from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from typer.testing import CliRunner, Result

from sei_cli.cli.app import app
from sei_cli.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Run = Callable[..., Result]


@pytest.fixture
def run(tiny_folder: Path) -> Run:
    def invoke(*args: str) -> Result:
        return CliRunner().invoke(app, [*args, "--taxonomy", str(tiny_folder)])

    return invoke


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (["tree"], "├── 1 信息产业 21 词"),
        (["tree", "1.1"], "└── 1.1.1 感知 3 词"),
        (["tree", "7", "--format", "mermaid"], "  n7 --> n7_1"),
        (["show", "1.3"], "收芯片。"),
        (["show", "P4"], "核心子领域 1.3 集成电路"),
        (["search", "塔筒"], " 7.1   风电  塔筒  词   "),
        (["projects"], " P12   海上风电工程  7.1、7.2、7 "),
        (["projects", "1.3"], " P4    集成电路工程  1.3        "),
        (["projects", "p12"], "附件P12"),
    ],
)
def test_look_up(run: Run, args: list[str], words: str) -> None:
    result = run(*args)
    assert (result.exit_code, result.stderr) == (0, "")
    assert words in result.stdout


def test_tree_as_json_goes_as_deep_as_asked(run: Run) -> None:
    node = json.loads(run("tree", "--depth", "1", "--format", "json").stdout)
    assert [(child["code"], child["children"]) for child in node["children"]] == [
        ("1", []),
        ("7", []),
    ]


def test_project_list_leaves_out_unrelated_ones(run: Run) -> None:
    assert "P12" not in run("projects", "1.3").stdout


def test_search_without_hits_is_status_1(run: Run) -> None:
    result = run("search", "量子隐形传态")
    assert result.exit_code == 1
    assert "没有找到" in result.stdout


def test_search_lists_no_more_than_the_limit(run: Run) -> None:
    assert len(run("search", "风", "--limit", "2").stdout.splitlines()) == 3


@pytest.mark.parametrize(
    "args", [["tree", "9.9"], ["show", "9.9"], ["show", "1.1.9"], ["projects", "P99"]]
)
def test_unknown_code_is_misuse(run: Run, args: list[str]) -> None:
    result = run(*args)
    assert isinstance(result.exception, UsageError)
    assert args[1] in str(result.exception)
    assert result.stdout == ""
