"""What only the whole program shows: exit statuses, streams, pipes."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from sei_cli.cli import app as program
from sei_cli.errors import DocumentError, Problem, TaxonomyError, UsageError

if TYPE_CHECKING:
    from collections.abc import Callable

    Sei = Callable[..., subprocess.CompletedProcess[bytes]]

COMMAND = str(Path(sys.executable).with_name("sei"))


@pytest.fixture
def files(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text("建设晶圆制造产线，含光刻与流片。", encoding="utf-8")
    (tmp_path / "bad.txt").write_bytes(b"\x00\x01\x02\x03\x00\x00")
    return tmp_path


@pytest.fixture
def sei(files: Path, tiny_folder: Path) -> Sei:
    def run(*args: str, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
        words = [COMMAND, *args, "--taxonomy", str(tiny_folder)]
        return subprocess.run(words, input=stdin, capture_output=True, cwd=files, check=False)  # noqa: S603

    return run


def test_good_and_bad_files_together(sei: Sei) -> None:
    done = sei("classify", "a.txt", "bad.txt", "missing.txt", "a.txt")
    assert done.returncode == 2
    statuses = [json.loads(line)["status"] for line in done.stdout.splitlines()]
    assert statuses == ["classified", "error", "error", "classified"]
    errors = done.stderr.decode().splitlines()
    assert [line.partition("：")[0] for line in errors] == ["错误", "错误"]


def test_output_is_the_same_byte_for_byte_on_rerun(sei: Sei) -> None:
    text = "拟建海上永磁风电机组与海上风能机组总装厂。".encode()
    first, second = (sei("classify", "a.txt", "-", stdin=text) for _ in range(2))
    assert (first.returncode, first.stderr) == (0, b"")
    assert first.stdout == second.stdout


def test_chinese_survives_any_locale(sei: Sei, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "C")
    monkeypatch.setenv("PYTHONUTF8", "0")
    monkeypatch.setenv("PYTHONIOENCODING", "ascii")
    done = sei("classify", "-", "missing.txt", stdin="流片与光刻".encode("gb18030"))
    assert json.loads(done.stdout.splitlines()[0])["categories"][0]["name"] == "集成电路"
    assert done.stderr.decode() == "错误：missing.txt：文件不存在，请检查路径\n"


def test_search_without_hits_is_status_1(sei: Sei) -> None:
    assert sei("search", "量子隐形传态").returncode == 1


@pytest.mark.parametrize("args", [["tree", "9"], ["classify", "--top", "x"], ["nonsense"]])
def test_misuse_is_status_2_without_a_traceback(sei: Sei, args: list[str]) -> None:
    done = sei(*args)
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr
    assert b"Traceback" not in done.stderr


def test_broken_taxonomy_is_status_2_with_every_fault(files: Path, tiny_copy: Path) -> None:
    (tiny_copy / "fields.toml").write_text("fields = 1", encoding="utf-8")
    (tiny_copy / "cues.toml").unlink()
    words = [COMMAND, "classify", "a.txt", "--taxonomy", str(tiny_copy)]
    done = subprocess.run(words, capture_output=True, cwd=files, check=False)  # noqa: S603
    assert (done.returncode, done.stdout) == (2, b"")
    lines = done.stderr.decode().splitlines()
    assert lines[0] == "错误：cues.toml: 文件不存在"
    assert lines[1] == "fields.toml:1: fields 应为表的数组"


@pytest.mark.parametrize("form", ["jsonl", "csv", "table"])
def test_closed_pipe_is_no_failure(files: Path, tiny_folder: Path, form: str) -> None:
    words = [COMMAND, "classify", *["a.txt"] * 200, "--format", form]
    with subprocess.Popen(  # noqa: S603
        [*words, "--taxonomy", str(tiny_folder)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=files,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.read(1)
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait() == 0


@pytest.mark.parametrize(
    "error",
    [
        DocumentError("a.txt：文件不存在"),
        UsageError("没有代码 9"),
        TaxonomyError([Problem("b.toml", 2, "重复"), Problem("a.toml", 0, "不存在")]),
    ],
)
def test_expected_failure_is_a_message_and_status_2(
    error: Exception, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run_main(monkeypatch, error) == 2
    captured = capsys.readouterr()
    assert (captured.out, captured.err) == ("", f"错误：{error}\n")


def test_faults_are_sorted_by_place() -> None:
    error = TaxonomyError([Problem("b.toml", 2, "重复"), Problem("a.toml", 0, "不存在")])
    assert str(error) == "a.toml: 不存在\nb.toml:2: 重复"


def test_interruption_is_status_130(monkeypatch: pytest.MonkeyPatch) -> None:
    assert run_main(monkeypatch, KeyboardInterrupt()) == 130


def test_bug_keeps_its_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ZeroDivisionError):
        run_main(monkeypatch, ZeroDivisionError())


def test_stream_that_cannot_be_told_its_encoding_is_left_alone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys, "stdout", object())
    assert run_main(monkeypatch, UsageError("x")) == 2


def run_main(monkeypatch: pytest.MonkeyPatch, error: BaseException) -> int:
    def fail() -> None:
        raise error

    monkeypatch.setattr(program, "app", fail)
    with pytest.raises(SystemExit) as caught:
        program.main()
    assert isinstance(caught.value.code, int)
    return caught.value.code
