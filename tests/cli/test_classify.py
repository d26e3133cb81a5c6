from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from typer.testing import CliRunner, Result

from sei_cli.cli.app import app
from sei_cli.errors import TaxonomyError, UsageError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Run = Callable[..., Result]

CHIPS = "建设晶圆制造产线，含光刻与流片；附带物联网平台。"


@pytest.fixture
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "a.txt").write_text(CHIPS, encoding="utf-8")
    (tmp_path / "b.md").write_text("海上风电机组与塔筒，风力发电。", encoding="gb18030")
    (tmp_path / "bad.txt").write_bytes(b"\x00\x01\x02\x03\x00\x00")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def run(tiny_folder: Path, files: Path) -> Run:
    assert files.is_dir()

    def invoke(*args: str, stdin: str | bytes = "") -> Result:
        return CliRunner().invoke(app, [*args, "--taxonomy", str(tiny_folder)], input=stdin)

    return invoke


def records(result: Result) -> list[dict[str, object]]:
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_without_a_terminal_results_are_json_lines(run: Run) -> None:
    result = run("classify", "a.txt", "b.md")
    assert (result.exit_code, result.stderr) == (0, "")
    assert [(r["source"], r["primary"]) for r in records(result)] == [
        ("a.txt", "1.3"),
        ("b.md", "7.1"),
    ]


@pytest.mark.parametrize(
    ("form", "start"),
    [("json", "{\n"), ("jsonl", '{"schema"'), ("csv", "\ufeffsource,"), ("md", "## a.txt\n")],
)
def test_format_is_the_one_asked_for(run: Run, form: str, start: str) -> None:
    result = run("classify", "a.txt", "--format", form)
    assert result.exit_code == 0
    assert result.stdout.startswith(start)


def test_table_is_drawn_when_asked_for(run: Run) -> None:
    result = run("classify", "a.txt", "--format", "table")
    assert result.exit_code == 0
    assert "1 信息产业 › 1.3 集成电路" in result.stdout


def test_table_is_drawn_for_a_terminal(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("TERM", "dumb")
    monkeypatch.setattr("typer.testing._NamedTextIOWrapper.isatty", lambda _: True, raising=False)
    assert "› 1.3 集成电路" in run("classify", "a.txt").stdout


def test_standard_input_is_a_source(run: Run) -> None:
    result = run("classify", "-", stdin=CHIPS)
    assert [(r["source"], r["primary"]) for r in records(result)] == [("-", "1.3")]


@pytest.mark.parametrize("bad", ["bad.txt", "missing.txt", ".", "a.pdf", "-"])
def test_bad_file_is_told_and_the_others_go_on(run: Run, bad: str) -> None:
    result = run("classify", "a.txt", bad, "b.md")
    assert result.exit_code == 2
    first, error, last = records(result)
    assert (first["primary"], last["primary"]) == ("1.3", "7.1")
    assert (error["source"], error["status"]) == (bad, "error")
    assert list(error) == ["schema", "source", "status", "error"]
    assert result.stderr == f"错误：{error['error']}\n"


@pytest.mark.parametrize("form", ["table", "json", "csv", "md"])
def test_bad_file_is_told_in_every_format(run: Run, form: str) -> None:
    result = run("classify", "missing.txt", "a.txt", "--format", form)
    assert result.exit_code == 2
    assert "集成电路" in result.stdout
    assert result.stderr == "错误：missing.txt：文件不存在，请检查路径\n"


def test_top_limits_the_categories(run: Run) -> None:
    (record,) = records(run("classify", "a.txt", "--top", "1"))
    assert isinstance(record["categories"], list)
    assert [item["code"] for item in record["categories"]] == ["1.3"]


@pytest.mark.parametrize(
    "args",
    [
        ["classify"],
        ["classify", "a.txt", "--format", "xml"],
        ["classify", "a.txt", "--top", "0"],
        ["classify", "a.txt", "--no-such-option"],
        ["explain", "a.txt"],
        ["no-such-command"],
    ],
)
def test_wrong_use_is_status_2_with_nothing_on_standard_output(run: Run, args: list[str]) -> None:
    result = run(*args)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr != ""


def test_broken_taxonomy_is_an_expected_failure(files: Path, tiny_copy: Path) -> None:
    (tiny_copy / "fields.toml").unlink()
    args = ["classify", str(files / "a.txt"), "--taxonomy", str(tiny_copy)]
    result = CliRunner().invoke(app, args)
    assert isinstance(result.exception, TaxonomyError)
    assert result.stdout == ""


def test_explanation_tells_what_outweighs(run: Run) -> None:
    result = run("explain", "a.txt", "--code", "1.1")
    assert result.exit_code == 0
    assert "压过它的是 1.3 集成电路" in result.stdout
    assert "怎么区分：流片的归1.3。" in result.stdout


def test_explanation_of_an_unknown_code_is_misuse(run: Run) -> None:
    result = run("explain", "a.txt", "--code", "9.9")
    assert isinstance(result.exception, UsageError)
    assert str(result.exception) == "没有代码为 9.9 的子领域，可用 sei tree 查看"
