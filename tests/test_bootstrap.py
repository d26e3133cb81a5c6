"""bootstrap.py: what it accepts, and when it installs again."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from types import ModuleType

ROOT = Path(__file__).parent.parent


@pytest.fixture
def bootstrap(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The script, working in a folder of its own, running nothing."""
    spec = importlib.util.spec_from_file_location("bootstrap", ROOT / "bootstrap.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    (tmp_path / "pyproject.toml").write_text("[project]\n", encoding="utf-8")
    monkeypatch.setattr(module, "ROOT", tmp_path)
    monkeypatch.setattr(module, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(module, "STAMP", tmp_path / ".venv" / "bootstrap.stamp")
    return module


class Calls:
    """Stands in for running programs: notes them, makes what ``venv`` would make."""

    def __init__(self, bootstrap: ModuleType, statuses: dict[str, int] | None = None) -> None:
        self.python: Path = bootstrap.script("python")
        self.statuses = statuses or {}
        self.made: list[list[str]] = []

    def __call__(self, command: list[str], **_: Any) -> int:  # noqa: ANN401 - subprocess's own
        self.made.append(command)
        if "venv" in command:
            self.python.parent.mkdir(parents=True)
            self.python.touch()
        return next((code for word, code in self.statuses.items() if word in command), 0)

    def of(self, word: str) -> list[list[str]]:
        return [command for command in self.made if word in command]


@pytest.fixture
def calls(bootstrap: ModuleType, monkeypatch: pytest.MonkeyPatch) -> Calls:
    made = Calls(bootstrap)
    monkeypatch.setattr(bootstrap.subprocess, "call", made)
    return made


@pytest.mark.parametrize("args", [[], ["help"], ["--run"]])
def test_wrong_use_shows_the_usage(
    bootstrap: ModuleType, args: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert bootstrap.main(args) == 2
    assert "用法" in capsys.readouterr().err


def test_run_installs_once_and_passes_arguments_on(bootstrap: ModuleType, calls: Calls) -> None:
    assert bootstrap.main(["run", "tree", "--depth", "1"]) == 0
    assert bootstrap.main(["run", "tree"]) == 0
    assert len(calls.of("venv")) == len(calls.of("pip")) == 1
    assert [command[1:] for command in calls.made[2:]] == [["tree", "--depth", "1"], ["tree"]]
    assert "--no-input" in calls.of("pip")[0]


def test_standard_output_is_left_to_the_program(
    bootstrap: ModuleType, calls: Calls, capsys: pytest.CaptureFixture[str]
) -> None:
    bootstrap.main(["run", "tree"])
    assert calls.made
    assert capsys.readouterr().out == ""


def test_a_changed_pyproject_is_installed_again(bootstrap: ModuleType, calls: Calls) -> None:
    bootstrap.main(["run"])
    (bootstrap.ROOT / "pyproject.toml").write_text("[project]\nname = 'x'\n", encoding="utf-8")
    bootstrap.main(["run"])
    assert len(calls.of("venv")) == 1
    assert len(calls.of("pip")) == 2


def test_tests_need_the_extra_and_running_does_not(bootstrap: ModuleType, calls: Calls) -> None:
    bootstrap.main(["run"])
    bootstrap.main(["test"])
    bootstrap.main(["run"])
    assert [command[-1].endswith("[dev]") for command in calls.of("pip")] == [False, True]


def test_an_empty_stamp_counts_as_none(bootstrap: ModuleType, calls: Calls) -> None:
    bootstrap.main(["run"])
    bootstrap.STAMP.write_text("", encoding="utf-8")
    bootstrap.main(["run"])
    assert len(calls.of("pip")) == 2


def test_coverage_is_reported_for_the_whole_only(bootstrap: ModuleType, calls: Calls) -> None:
    bootstrap.main(["test", "-k", "x"])
    assert calls.made[-1][-3:] == ["pytest", "-k", "x"]
    bootstrap.main(["test"])
    assert calls.made[-1][-1] == "report"


@pytest.mark.parametrize(("status", "shown"), [(0, 0), (1, 1), (2, 2), (-15, 143)])
def test_the_exit_status_is_passed_on(
    bootstrap: ModuleType, calls: Calls, status: int, shown: int
) -> None:
    calls.statuses = {"classify": status, "pytest": status}
    assert bootstrap.main(["run", "classify", "x.txt"]) == shown
    assert bootstrap.main(["test"]) == shown


def test_a_failed_installation_is_no_installation(
    bootstrap: ModuleType, calls: Calls, capsys: pytest.CaptureFixture[str]
) -> None:
    calls.statuses = {"pip": 1}
    assert bootstrap.main(["run"]) == 2
    assert "安装依赖失败" in capsys.readouterr().err
    assert not bootstrap.STAMP.exists()


def test_half_an_environment_is_removed(bootstrap: ModuleType, calls: Calls) -> None:
    calls.statuses = {"venv": 1}
    assert bootstrap.main(["run"]) == 2
    assert not bootstrap.VENV.exists()


def test_an_old_python_is_told(
    bootstrap: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 10, 4))
    assert bootstrap.main(["run"]) == 2
    assert "需要 Python 3.11 或更新版本，当前是 3.10" in capsys.readouterr().err


@pytest.mark.parametrize("module", ["venv", "ensurepip"])
def test_a_missing_module_is_told(
    bootstrap: ModuleType,
    module: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(
        bootstrap.importlib.util, "find_spec", lambda name: None if name == module else object()
    )
    assert bootstrap.main(["run"]) == 2
    assert f"缺少 {module} 模块" in capsys.readouterr().err


def test_an_interruption_has_its_own_status(
    bootstrap: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(*_: object, **__: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(bootstrap.subprocess, "call", interrupt)
    assert bootstrap.main(["run"]) == 130
