"""The wheel carries the taxonomy and finds it there."""

from __future__ import annotations

import json
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parent.parent
LOAD = """\
import json, sys

sys.path.insert(0, sys.argv[1])
import sei_cli
from sei_cli.adapters.taxonomy_files import bundled

taxonomy = sei_cli.load_taxonomy()
text = "年产5万片12英寸晶圆生产线，含光刻、刻蚀和流片验证"
print(json.dumps({
    "package": sei_cli.__file__,
    "data": str(bundled()),
    "id": taxonomy.id,
    "subdomains": len(taxonomy.subdomains),
    "primary": sei_cli.Classifier(taxonomy).classify(text).primary,
}))
"""


def run(*args: str, cwd: Path) -> str:
    command = [sys.executable, *args]
    done = subprocess.run(  # noqa: S603 - this interpreter
        command, cwd=cwd, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A freshly built wheel, unpacked."""
    folder = tmp_path_factory.mktemp("wheel")
    options = ["--no-deps", "--no-build-isolation", "--quiet", "--disable-pip-version-check"]
    run("-m", "pip", "wheel", *options, "--wheel-dir", str(folder), str(ROOT), cwd=folder)
    (wheel,) = folder.glob("sei_cli-*.whl")
    target = folder / "unpacked"
    with zipfile.ZipFile(wheel) as packed:
        packed.extractall(target)
    return target


def test_an_installed_wheel_classifies_with_its_own_data(unpacked: Path, tmp_path: Path) -> None:
    found: dict[str, Any] = json.loads(run("-c", LOAD, str(unpacked), cwd=tmp_path))
    package = unpacked / "sei_cli"
    assert Path(found["package"]) == package / "__init__.py"
    assert Path(found["data"]) == package / "taxonomy" / "js-135"
    assert (found["id"], found["subdomains"], found["primary"]) == ("js-135", 39, "1.3")


def test_a_wheel_puts_nothing_but_the_package_at_the_top(unpacked: Path) -> None:
    names = {path.name for path in unpacked.iterdir() if path.suffix != ".dist-info"}
    assert names == {"sei_cli"}


def test_a_wheel_holds_the_data_whole(unpacked: Path) -> None:
    source, packed = ROOT / "taxonomy", unpacked / "sei_cli" / "taxonomy"
    files = {path.relative_to(source) for path in source.rglob("*") if path.is_file()}
    assert files == {path.relative_to(packed) for path in packed.rglob("*") if path.is_file()}
