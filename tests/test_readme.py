"""What README.md promises exists and runs."""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from typing import Final
from urllib.parse import unquote

import pytest
from typer.testing import CliRunner

from sei_cli.cli.app import app

ROOT: Final = Path(__file__).parent.parent
DOCUMENTS: Final = [
    "README.md",
    "ARCHITECTURE.md",
    "CONTRIBUTING.md",
    "CHANGELOG.md",
    "docs/how-a-verdict-comes-about.md",
    "examples/README.md",
    "taxonomy/js-135/CHANGELOG.md",
]
BLOCK: Final = re.compile(r"^```(\w+)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
LINK: Final = re.compile(r"\]\(([^)#\s]+)[^)]*\)")
CALL: Final = re.compile(r"(?:^|\| )(?:sei|python3 bootstrap\.py run) (.+)$")
README: Final = (ROOT / "README.md").read_text(encoding="utf-8")

runner = CliRunner()


def blocks(language: str, text: str = README) -> list[str]:
    return [body for name, body in BLOCK.findall(text) if name == language]


def calls(document: str) -> list[list[str]]:
    """Return the arguments of every ``sei`` call in a document's shell blocks."""
    text = (ROOT / document).read_text(encoding="utf-8")
    lines = [line for block in blocks("sh", text) for line in block.splitlines()]
    found = [match[1] for line in lines if (match := CALL.search(line))]
    return [words for call in found if (words := shlex.split(call))[0][0] != "-"]


CALLS: Final = calls("README.md") + calls("CONTRIBUTING.md") + calls("examples/README.md")
HARMLESS: Final = {"classify", "explain", "tree", "show", "search", "projects"}


def expand(word: str) -> list[str]:
    return sorted(map(str, Path().glob(word))) if "*" in word else [word]


@pytest.mark.parametrize("call", CALLS, ids=" ".join)
def test_every_command_is_registered_with_its_options(call: list[str]) -> None:
    command = call[:2] if call[0] == "taxonomy" else call[:1]
    shown = runner.invoke(app, [*command, "--help"])
    assert shown.exit_code == 0, shown.output
    for option in (word for word in call if word.startswith("--")):
        assert option in shown.output


@pytest.mark.parametrize(
    "call", [call for call in CALLS if call[0] in HARMLESS and "-" not in call], ids=" ".join
)
def test_examples_run(call: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    result = runner.invoke(app, [part for word in call for part in expand(word)])
    assert result.exit_code == 0, (result.output, result.exception)
    assert result.output.strip()


def test_the_two_commands_are_there() -> None:
    lines = "\n".join(blocks("sh")).splitlines()
    assert [line.split()[:3] for line in lines[:2]] == [
        ["python3", "bootstrap.py", "run"],
        ["python3", "bootstrap.py", "test"],
    ]


def test_every_command_is_documented() -> None:
    listed = runner.invoke(app, ["--help"]).output.partition("Commands:")[2]
    commands = {line.split()[0] for line in listed.splitlines() if re.match(r"  [a-z]", line)}
    assert commands <= {call[0] for call in calls("README.md")}


def test_the_python_example_runs(capsys: pytest.CaptureFixture[str]) -> None:
    (example,) = blocks("python")
    exec(compile(example, "README.md", "exec"), {})  # noqa: S102 - our own documentation
    assert capsys.readouterr().out.split()[:2] == ["classified", "1.3"]


@pytest.mark.parametrize("document", DOCUMENTS)
def test_links_resolve(document: str) -> None:
    path = ROOT / document
    targets = LINK.findall(path.read_text(encoding="utf-8"))
    local = [unquote(target) for target in targets if "://" not in target]
    assert [target for target in local if not (path.parent / target).exists()] == []
