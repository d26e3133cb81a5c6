"""The first letter of a Chinese character's pinyin, from its place in GB2312.

The 3755 characters of GB2312's first level stand in the order of their pinyin, so their
code tells the letter; for the others there is none.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import Final

# GB2312 code of the first character of each letter (i, u, v begin no syllable).
_STARTS: Final = (
    0xB0A1, 0xB0C5, 0xB2C1, 0xB4EE, 0xB6EA, 0xB7A2, 0xB8C1, 0xB9FE, 0xBBF7, 0xBFA6, 0xC0AC,
    0xC2E8, 0xC4C3, 0xC5B6, 0xC5BE, 0xC6DA, 0xC8BB, 0xC8F6, 0xCBFA, 0xCDDA, 0xCEF4, 0xD1B9,
    0xD4D1,
)  # fmt: skip
_LETTERS: Final = "abcdefghjklmnopqrstwxyz"
_LAST: Final = 0xD7F9


def initials(text: str) -> str:
    """Return the pinyin initials of ``text``; other characters stay, in lower case."""
    return "".join(map(_initial, text))


def _initial(char: str) -> str:
    if char.isascii():
        return char.lower()
    try:
        code = int.from_bytes(char.encode("gb2312"), "big")
    except UnicodeEncodeError:
        return char
    if not _STARTS[0] <= code <= _LAST:
        return char
    return _LETTERS[bisect_right(_STARTS, code) - 1]
