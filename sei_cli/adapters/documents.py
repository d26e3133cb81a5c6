"""A path or standard input -> text."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import BinaryIO, Final

from sei_cli.errors import DocumentError

STDIN: Final = "-"
SUFFIXES: Final = frozenset({".txt", ".md", ".markdown", ".text", ""})
MAX_BYTES: Final = 20_000_000

_BOMS: Final = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_CONTROL: Final = frozenset(range(32)) - {9, 10, 12, 13, 27}


def read_document(source: str, stdin: BinaryIO | None = None) -> str:
    """Return the text of a file, or of standard input for ``-``.

    Raises ``DocumentError`` for what is missing, a folder, empty, too large, of an unknown
    kind, binary, or in no encoding that Chinese office files come in.
    """
    data = _read_stdin(stdin) if source == STDIN else _read_file(Path(source))
    name = "标准输入" if source == STDIN else source
    text = decode(data, name)
    if not text.strip():
        raise DocumentError(f"{name}：没有文字内容，请检查文件是否为空")
    return text


def decode(data: bytes, name: str) -> str:
    """Return the text of bytes in UTF-8, UTF-16 or GB18030; ``name`` is for messages."""
    encoding = next((code for bom, code in _BOMS if data.startswith(bom)), None)
    encoding = encoding or _utf16_without_bom(data)
    if encoding is None and _looks_binary(data):
        raise DocumentError(f"{name}：不是文本文件，请先另存为 .txt 或 .md")
    for candidate in [encoding] if encoding else ["utf-8", "gb18030"]:
        try:
            return data.decode(candidate)
        except UnicodeDecodeError:
            continue
    raise DocumentError(f"{name}：无法识别文字编码，请另存为 UTF-8 后再试")


def _read_stdin(stdin: BinaryIO | None) -> bytes:
    data = (stdin or sys.stdin.buffer).read(MAX_BYTES + 1)
    _check_size(len(data), "标准输入")
    return data


def _read_file(path: Path) -> bytes:
    try:
        if path.is_dir():
            raise DocumentError(f"{path}：是文件夹，请给出其中的文件")
        if path.suffix.lower() not in SUFFIXES:
            raise DocumentError(f"{path}：不支持 {path.suffix} 文件，请另存为 .txt 或 .md")
        _check_size(path.stat().st_size, str(path))
        return path.read_bytes()
    except FileNotFoundError:
        raise DocumentError(f"{path}：文件不存在，请检查路径") from None
    except OSError as error:
        raise DocumentError(f"{path}：无法读取（{error.strerror}）") from None


def _check_size(size: int, name: str) -> None:
    if size > MAX_BYTES:
        limit = MAX_BYTES // 1_000_000
        raise DocumentError(f"{name}：超过 {limit} MB，请拆分，或只保留项目正文")


def _looks_binary(data: bytes) -> bool:
    head = data[:4096]
    return any(byte in _CONTROL for byte in head)


def _utf16_without_bom(data: bytes) -> str | None:
    """Recognise UTF-16 text by the zero bytes of its ASCII characters."""
    head = data[:4096]
    if len(head) < 4 or 0 not in head:  # noqa: PLR2004 - two characters at least
        return None
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if odd and not even:
        return "utf-16-le"
    return "utf-16-be" if even and not odd else None
