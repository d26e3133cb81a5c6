"""Set up a private environment beside this file and work in it; standard library only.

``python3 bootstrap.py run ARGS…`` runs ``sei ARGS…``, ``python3 bootstrap.py test [ARGS…]``
the tests. The package is installed again only when pyproject.toml has changed (or the folder
has moved). Everything this file says goes to standard error, never to standard output.
"""

import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

# Annotations that only newer Pythons can read are quoted, so that older ones get as far as the
# check of their version.

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
STAMP = VENV / "bootstrap.stamp"
OLDEST = (3, 11)
MISUSE = 2
INTERRUPTED = 130

USAGE = """\
用法：
  python3 bootstrap.py run ARGS…     运行 sei ARGS…，例如 run classify examples/wafer-packaging.txt
  python3 bootstrap.py test [ARGS…]  运行测试，ARGS 交给 pytest
"""


class SetupError(Exception):
    """The environment cannot be made; the message says what to do."""


def main(args: "list[str]") -> int:
    """Carry out one call; return the exit status."""
    if not args or args[0] not in {"run", "test"}:
        tell(USAGE)
        return MISUSE
    command, rest = args[0], args[1:]
    try:
        check_python(sys.version_info[:2])
        if command == "run":
            install("")
            return call([str(script("sei")), *rest])
        install("dev")
        return run_tests(rest)
    except SetupError as error:
        tell(f"错误：{error}")
        return MISUSE
    except KeyboardInterrupt:
        return INTERRUPTED


def run_tests(args: "list[str]") -> int:
    """Run pytest under coverage; with no ``args`` report the coverage of the whole."""
    coverage = [str(script("python")), "-m", "coverage"]
    status = call([*coverage, "run", "-m", "pytest", *args], cwd=ROOT)
    return status if status or args else call([*coverage, "report"], cwd=ROOT)


def check_python(version: "tuple[int, ...]") -> None:
    """Raise ``SetupError`` where this interpreter cannot make the environment."""
    if version < OLDEST:
        wanted, got = (".".join(map(str, numbers)) for numbers in (OLDEST, version))
        raise SetupError(f"需要 Python {wanted} 或更新版本，当前是 {got}")
    for module in ("venv", "ensurepip"):
        if importlib.util.find_spec(module) is None:
            raise SetupError(
                f"这个 Python 缺少 {module} 模块，无法建立运行环境；"
                "Debian、Ubuntu 请先安装 python3-venv，其他系统请安装官方发行的 Python"
            )


def install(extra: str) -> None:
    """Make ``.venv`` hold the package and ``extra``, unless it does already."""
    wanted = fingerprint()
    python = script("python")
    if python.exists() and is_current(wanted, extra):
        return
    tell("正在准备运行环境（只在第一次或依赖变化时）……")
    if not python.exists():
        create()
    target = f"{ROOT}[{extra}]" if extra else str(ROOT)
    pip = [str(python), "-m", "pip", "--disable-pip-version-check", "--no-input", "install"]
    if call([*pip, "--quiet", "--editable", target], stdout=2):
        raise SetupError("安装依赖失败，原因见上；请检查网络或 pip 的镜像设置后再试")
    STAMP.write_text(f"{wanted} {extra}\n", encoding="utf-8")


def create() -> None:
    """Create ``.venv``; half an environment is removed, or the next call would trust it."""
    if call([sys.executable, "-m", "venv", str(VENV)], stdout=2):
        shutil.rmtree(VENV, ignore_errors=True)
        raise SetupError(f"无法建立运行环境 {VENV}，原因见上")


def fingerprint() -> str:
    """Return what the installation depends on: pyproject.toml, and where the package lies."""
    content = (ROOT / "pyproject.toml").read_bytes()
    return hashlib.sha256(content + os.fsencode(ROOT)).hexdigest()


def is_current(wanted: str, extra: str) -> bool:
    """Tell whether the stamp says that ``wanted`` is installed, with ``extra``."""
    try:
        found, *extras = STAMP.read_text(encoding="utf-8").split()
    except (OSError, ValueError):  # none yet, or an empty one
        return False
    return found == wanted and (not extra or extra in extras)


def script(name: str) -> Path:
    """Return the path of a program in the environment."""
    if os.name == "nt":
        return VENV / "Scripts" / f"{name}.exe"
    return VENV / "bin" / name


def call(command: "list[str]", *, stdout: "int | None" = None, cwd: "Path | None" = None) -> int:
    """Run a program to its end; return its exit status, as a shell would see it."""
    status = subprocess.call(command, stdout=stdout, cwd=cwd)  # noqa: S603 - our own programs
    return status if status >= 0 else 128 - status


def tell(message: str) -> None:
    """Speak to the user; standard error escapes what the console cannot show."""
    print(message, file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
