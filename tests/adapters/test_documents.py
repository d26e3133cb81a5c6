from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest

from sei_cli.adapters import documents
from sei_cli.adapters.documents import decode, read_document
from sei_cli.errors import DocumentError

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "年产5万片\n晶圆 RFID。"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "申报书.txt"


@pytest.mark.parametrize(
    ("encoding", "bom"),
    [
        ("utf-8", b""),
        ("utf-8-sig", b""),
        ("utf-16-le", b"\xff\xfe"),
        ("utf-16-be", b"\xfe\xff"),
        ("utf-16-le", b""),
        ("utf-16-be", b""),
        ("gb18030", b""),
    ],
)
def test_encodings_of_office_files_are_read(path: Path, encoding: str, bom: bytes) -> None:
    path.write_bytes(bom + TEXT.encode(encoding))
    assert read_document(str(path)) == TEXT


@pytest.mark.parametrize("name", ["a.txt", "a.TXT", "a.md", "a.markdown", "a.text", "README"])
def test_text_files_are_known_by_their_ending(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text(TEXT, encoding="utf-8")
    assert read_document(str(tmp_path / name)) == TEXT


@pytest.mark.parametrize("data", [b"", b" \n\t", b"\xef\xbb\xbf", "\u3000".encode()])
def test_file_without_words_is_told(path: Path, data: bytes) -> None:
    path.write_bytes(data)
    with pytest.raises(DocumentError, match="没有文字内容"):
        read_document(str(path))


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"PK\x03\x04\x14\x00\x06\x00\x08\x00\x00\x00!\x00", "不是文本文件"),
        (b"\x00\x00\x01\x00\x00\x01", "不是文本文件"),
        (b"\x01", "不是文本文件"),
        (b"abc\xff\xff", "无法识别文字编码"),
        (b"\xff\xfe\x00\xd8", "无法识别文字编码"),  # half a surrogate pair
        (b"\xef\xbb\xbf\xff", "无法识别文字编码"),
    ],
)
def test_what_is_no_text_is_told(path: Path, data: bytes, message: str) -> None:
    path.write_bytes(data)
    with pytest.raises(DocumentError, match=message) as caught:
        read_document(str(path))
    assert str(caught.value).startswith(f"{path}：")


def test_missing_file_is_told(path: Path) -> None:
    with pytest.raises(DocumentError, match="文件不存在"):
        read_document(str(path))


def test_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="是文件夹"):
        read_document(str(tmp_path))


def test_other_kinds_of_file_are_told(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match=r"不支持 \.pdf 文件"):
        read_document(str(tmp_path / "a.pdf"))


def test_name_that_the_system_refuses_is_told() -> None:
    with pytest.raises(DocumentError, match="无法读取"):
        read_document("长" * 4000)


def test_file_that_is_too_large_is_told(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(documents, "MAX_BYTES", 9)
    path.write_bytes(b"0123456789")
    with pytest.raises(DocumentError, match="超过 0 MB"):
        read_document(str(path))
    with pytest.raises(DocumentError, match="标准输入：超过"):
        read_document("-", io.BytesIO(b"0123456789"))


def test_standard_input_is_read_as_bytes() -> None:
    assert read_document("-", io.BytesIO(TEXT.encode("gb18030"))) == TEXT


def test_messages_on_standard_input_name_it() -> None:
    with pytest.raises(DocumentError, match="标准输入：没有文字内容"):
        read_document("-", io.BytesIO())


def test_escape_sequences_do_not_make_a_text_binary() -> None:
    assert decode(b"\x1b[1mRFID\x1b[0m\f", "a") == "\x1b[1mRFID\x1b[0m\f"
