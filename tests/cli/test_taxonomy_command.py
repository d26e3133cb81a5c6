import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from sei_cli.cli.taxonomy import app
from sei_cli.core import lint
from sei_cli.errors import DocumentError, TaxonomyError, UsageError

FILES = {
    "manifest.toml": 'id = "t"\nversion = "1"\ntitle = "规划"\n',
    "fields.toml": (
        '[[fields]]\ncode = "1"\nname = "信息"\nname_en = "IT"\ncite = "三（一）"\nscope = ""\n'
    ),
    "cues.toml": "",
    "calibration.toml": "",
    "subdomains/01.1.toml": (
        'code = "1.1"\nname = "物联网"\nname_en = "IoT"\nscope = "感知"\n'
        '[[groups]]\ntier = "plan"\ncite = "三（一）1"\nterms = "物联网、传感器"\n'
    ),
    "reasons.toml": '[[reasons]]\ncite = "三（一）1"\ntext = "新业态"\nreason = "政策用语"\n',
}
PLAN = "三、重点领域\n（一）信息产业。\n1.物联网。发展传感器、新业态。\n"

runner = CliRunner()


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(lint, "FEWEST_TERMS", 2)
    for name, text in FILES.items():
        path = tmp_path / "data" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    (tmp_path / "plan.txt").write_text(PLAN, encoding="utf-8")
    return tmp_path / "data"


def add(path: Path, text: str) -> None:
    path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8")


def verify_args(folder: Path) -> list[str]:
    return ["verify", "--source", str(folder.parent / "plan.txt"), str(folder)]


def test_validate_counts_what_was_checked(folder: Path) -> None:
    result = runner.invoke(app, ["validate", str(folder)])
    assert result.exit_code == 0
    assert result.stdout == (
        "通过：5 个文件，1 个子领域，0 个专项工程，0 个一般行业，2 个不同的词，0 个多义词\n"
    )


def test_validate_lists_faults_of_form_and_of_terms_together(folder: Path) -> None:
    (folder / "cues.toml").unlink()
    add(folder / "subdomains/01.1.toml", '[[groups]]\ntier = "alias"\ncite = "三（一）1"\n')
    add(folder / "subdomains/01.1.toml", 'aliases = "网关 = IoT网关"\n')
    result = runner.invoke(app, ["validate", str(folder)])
    assert result.exit_code == 1
    assert result.stdout.splitlines() == [
        "cues.toml: 文件不存在",
        "subdomains/01.1.toml:12: 别名“iot网关”所属的“网关”不是本文件的规划词",
    ]


def test_verify_counts_what_was_proven(folder: Path) -> None:
    result = runner.invoke(app, verify_args(folder))
    assert result.exit_code == 0
    assert result.stdout == (
        "通过：2 个规划词见于所引条款；规划列举的 3 项均有词条，"
        "或在 reasons.toml 中有理由（1 条）\n"
    )


def test_verify_lists_terms_without_proof_and_items_without_term(folder: Path) -> None:
    (folder / "reasons.toml").unlink()
    path = folder / "subdomains/01.1.toml"
    path.write_text(path.read_text(encoding="utf-8").replace("传感器", "光缆"), encoding="utf-8")
    result = runner.invoke(app, verify_args(folder))
    assert result.exit_code == 1
    assert result.stdout.splitlines() == [
        "subdomains/01.1.toml:8: 规划词“光缆”在 三（一）1 中找不到",
        "三（一）1: “传感器”没有词条覆盖，reasons.toml 中也没有理由",
        "三（一）1: “新业态”没有词条覆盖，reasons.toml 中也没有理由",
    ]


def test_verify_needs_a_taxonomy_that_can_be_used(folder: Path) -> None:
    (folder / "reasons.toml").write_text("reasons = 1", encoding="utf-8")
    assert isinstance(runner.invoke(app, verify_args(folder)).exception, TaxonomyError)


def test_verify_needs_a_source_that_can_be_read(folder: Path) -> None:
    (folder.parent / "plan.txt").unlink()
    assert isinstance(runner.invoke(app, verify_args(folder)).exception, DocumentError)


@pytest.mark.parametrize("command", [["validate"], ["verify", "--source", "plan.txt"]])
def test_folder_that_cannot_be_read_is_misuse(folder: Path, command: list[str]) -> None:
    shutil.rmtree(folder)
    assert isinstance(runner.invoke(app, [*command, str(folder)]).exception, UsageError)
