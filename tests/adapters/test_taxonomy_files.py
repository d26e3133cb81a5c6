from pathlib import Path

import pytest

from sei_cli import load_taxonomy
from sei_cli.adapters import taxonomy_files
from sei_cli.adapters.taxonomy_files import Loader, bundled
from sei_cli.errors import TaxonomyError

SUB = "subdomains/01.3.toml"


def faults(folder: Path) -> list[str]:
    with pytest.raises(TaxonomyError) as caught:
        load_taxonomy(folder)
    assert str(caught.value) == "\n".join(map(str, caught.value.problems))
    return [str(problem) for problem in caught.value.problems]


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_every_file_is_read(tiny_folder: Path) -> None:
    loader = Loader(tiny_folder)
    taxonomy = loader.load()
    assert loader.problems == []
    assert (taxonomy.id, taxonomy.version, taxonomy.title) == ("tiny", "0.1.0", "小规划")
    assert [source.key for source in taxonomy.sources] == ["tiny-2016"]
    assert list(taxonomy.fields) == ["1", "7"]
    assert list(taxonomy.projects) == ["P4", "P12"]
    assert list(taxonomy.ambiguous) == ["传感器", "组件"]
    assert taxonomy.cues["backward"] == {"negated": ("除外",), "bought": ("均为外购",)}
    assert taxonomy.calibration.keys() == {"fits", "right", "field", "project"}
    assert set(loader.files) == {
        path.relative_to(tiny_folder).as_posix() for path in tiny_folder.rglob("*.toml")
    }


def test_folder_may_be_given_as_text(tiny_folder: Path) -> None:
    assert load_taxonomy(str(tiny_folder)).id == "tiny"


def test_order_is_that_of_the_file_names(tiny_copy: Path) -> None:
    (tiny_copy / SUB).rename(tiny_copy / "subdomains/00.toml")
    assert list(load_taxonomy(tiny_copy).subdomains) == ["1.3", "1.1", "7.1", "7.2"]


@pytest.mark.parametrize("name", ["manifest.toml", "fields.toml", "cues.toml", "calibration.toml"])
def test_missing_file_is_a_fault(tiny_copy: Path, name: str) -> None:
    (tiny_copy / name).unlink()
    assert f"{name}: 文件不存在" in faults(tiny_copy)


def test_file_of_another_encoding_is_a_fault(tiny_copy: Path) -> None:
    (tiny_copy / SUB).write_bytes("name = '集成电路'".encode("gb18030"))
    assert f"{SUB}: 不是 UTF-8 文本" in faults(tiny_copy)


def test_file_that_is_no_toml_is_a_fault(tiny_copy: Path) -> None:
    edit(tiny_copy / "cues.toml", "[zone]", "[zone")
    (fault,) = faults(tiny_copy)
    assert fault.startswith("cues.toml: 不是合法的 TOML：")
    assert "line 1" in fault


def test_folder_in_place_of_a_file_is_a_fault(tiny_copy: Path) -> None:
    (tiny_copy / "subdomains/02.toml").mkdir()
    assert "subdomains/02.toml: 无法读取（Is a directory）" in faults(tiny_copy)


def test_file_in_place_of_the_folder_is_a_fault(tiny_folder: Path) -> None:
    assert any("无法读取" in fault for fault in faults(tiny_folder / "manifest.toml"))


def test_folder_that_is_not_there_is_a_fault(tmp_path: Path) -> None:
    assert "manifest.toml: 文件不存在" in faults(tmp_path / "none")


@pytest.mark.parametrize("subfolder", ["subdomains/01.1", "projects/P04", "outside/hotel"])
def test_code_given_twice_is_a_fault(tiny_copy: Path, subfolder: str) -> None:
    path = tiny_copy / f"{subfolder}.toml"
    text = path.read_text(encoding="utf-8")
    (tiny_copy / f"{subfolder}x.toml").write_text(text, encoding="utf-8")
    (fault,) = faults(tiny_copy)
    assert fault.startswith(f"{subfolder}x.toml:1: 代码 ")


def test_ambiguous_term_of_two_files_is_a_fault(tiny_copy: Path) -> None:
    edit(tiny_copy / "ambiguous/07.toml", "组件:", "传感器: 7.2 光伏\n组件:")
    assert faults(tiny_copy) == ["ambiguous/07.toml:2: 多义词“传感器”已在另一文件中"]


def test_sub_domain_of_an_unknown_field_is_a_fault(tiny_copy: Path) -> None:
    edit(tiny_copy / SUB, 'code = "1.3"', 'code = "9.3"')
    assert faults(tiny_copy) == [f"{SUB}:1: 领域 9 不存在"]


def test_all_faults_of_all_files_are_told_in_order(tiny_copy: Path) -> None:
    edit(tiny_copy / "subdomains/07.2.toml", "name_en", "english")
    edit(tiny_copy / "fields.toml", 'scope = "收信息技术。"', "")
    edit(tiny_copy / "outside/hotel.toml", 'strength = "strong"', 'strength = "huge"')
    edit(tiny_copy / "calibration.toml", "[", '["x", ')
    assert faults(tiny_copy) == [
        "calibration.toml:1: fits 应为数的数组",
        "fields.toml: 缺少文字项 scope",
        "outside/hotel.toml:7: 'huge' 不是 strong、normal、weak 之一",
        "subdomains/07.2.toml: 缺少文字项 name_en",
    ]


def test_bundled_folder_lies_in_the_package_or_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "sei_cli"
    monkeypatch.setattr(taxonomy_files, "_PACKAGE", package)
    assert bundled("x") == tmp_path / "taxonomy/x"
    (package / "taxonomy/x").mkdir(parents=True)
    assert bundled("x") == package / "taxonomy/x"
