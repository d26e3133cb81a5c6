"""Text as documents carry it -> the one form that terms are matched in.

Folds Unicode compatibility forms (full width, circled and Roman numerals, units such as
㎡), case, and traditional characters; drops the white space that PDF and OCR put between
Chinese characters; unifies hyphens. Every change of length is remembered, so that a
position in the normal form leads back to the original.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

from sei_cli.core.traditional import SIMPLIFIED, TRADITIONAL

if TYPE_CHECKING:
    from collections.abc import Sequence

# Characters whose folding keeps the length and that are common enough to go by table.
_WIDE_PUNCTUATION: Final = "，：；！？（）［］｛｝＂＇＃＄％＆＊＋－．／＜＝＞＠＼＾＿｀｜～"
_HYPHENS: Final = "‐‑‒–—―−﹘﹣－"
_CHINESE: Final = "\u3007\u3400-\u4dbf\u4e00-\u9fff"
_MARKS: Final = "、。《》〈〉「」『』【】“”‘’…·，：；！？（）"

# What shows nothing: formats, controls beyond ASCII, lone surrogates.
_INVISIBLE: Final = (
    "\x80-\x9f\xad\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u180e\u200b-\u200f"
    "\u202a-\u202e\u2060-\u206f\ud800-\udfff\ufeff\ufff9-\ufffb\U000110bd\U000110cd"
    "\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    "\U000e0001\U000e0020-\U000e007f"
)

_TIGHT: Final = frozenset(f"\u3007{_MARKS}")  # and the rest of the Chinese characters

# Anything that is neither ASCII, Chinese, nor folded one for one by the table.
_RARE: Final = re.compile(
    rf"(?P<space>\s[\s{_INVISIBLE}]*)"
    rf"|(?P<rare>[^\x00-\x7f{_CHINESE}{_MARKS}{re.escape(_WIDE_PUNCTUATION + _HYPHENS)}])"
)


def _fold_table() -> dict[int, str]:
    """Build the table of one-for-one foldings."""
    simple = dict(zip(map(ord, TRADITIONAL), SIMPLIFIED, strict=True))
    table = {code: char.translate(simple) for code, char in simple.items()}  # 薴 -> 苧 -> 苎
    table |= {ord(char): unicodedata.normalize("NFKC", char) for char in _WIDE_PUNCTUATION}
    table |= dict.fromkeys(map(ord, _HYPHENS), "-")
    table |= {code: chr(code).lower() for code in range(ord("A"), ord("Z") + 1)}
    return table


_FOLD: Final = _fold_table()


class NormalText(NamedTuple):
    """A text in normal form, with the way back to ``raw``.

    ``breaks[i]`` is a position in ``text`` from which on (up to the next break) the
    original position is the normal one plus ``shifts[i]``. Origins never decrease.
    """

    raw: str
    text: str
    breaks: Sequence[int]
    shifts: Sequence[int]

    def origin(self, position: int) -> int:
        """Return where in ``raw`` the character at ``position`` of ``text`` comes from."""
        return position + self.shifts[bisect_right(self.breaks, position) - 1]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the span of ``raw`` that ``text[start:end]`` comes from, end exclusive."""
        return self.origin(start), self.origin(end - 1) + 1


@cache
def fold_character(char: str) -> str:
    """Return the normal form of one character, of any length (none for a control)."""
    if unicodedata.category(char) in {"Cf", "Cc", "Cs"}:
        return ""
    folded = unicodedata.normalize("NFKC", char).lower().translate(_FOLD)
    return re.sub(r"\s+", "", folded)


def normalise(raw: str) -> NormalText:
    """Return ``raw`` in normal form.

    White space next to a Chinese character or mark is dropped, other runs of it become
    one blank; everything else is folded character by character.
    """
    pieces: list[str] = []
    breaks, shifts = [0], [0]
    copied = length = 0
    last = ""
    for found in _RARE.finditer(raw):
        start, end = found.span()
        last = raw[max(copied, start - 1) : start] or last
        new = fold_character(found[0]) if found["rare"] else _fold_space(last, raw[end : end + 1])
        last = new[-1:] or last
        pieces += (raw[copied:start], new)
        length += start - copied
        if len(new) != end - start:
            _remember(breaks, shifts, length, start, len(new), end)
        length += len(new)
        copied = end
    pieces.append(raw[copied:])
    return NormalText(raw, "".join(pieces).translate(_FOLD), breaks, shifts)


def _remember(  # noqa: PLR0913 - two lists and the two sides of one change
    breaks: list[int], shifts: list[int], at: int, start: int, grown: int, end: int
) -> None:
    """Note that ``raw[start:end]`` became ``grown`` characters at ``at``."""
    for position in range(at, at + grown):
        breaks.append(position)
        shifts.append(start - position)
    breaks.append(at + grown)
    shifts.append(end - at - grown)


def _fold_space(before: str, after: str) -> str:
    """Return what a run of white space becomes between its two neighbours.

    ``before`` is the last character of the normal form, ``after`` the next of the original,
    which may be Chinese only once it is folded (``⼈``, a radical).
    """
    if _is_tight(before) or _is_tight(after):
        return ""
    return "" if after and _is_tight(fold_character(after)) else " "


def _is_tight(text: str) -> bool:
    """Tell whether ``text`` begins with a Chinese character or mark."""
    first = text[:1]
    return "\u4e00" <= first <= "\u9fff" or "\u3400" <= first <= "\u4dbf" or first in _TIGHT


def fold_term(term: str) -> str:
    """Return a term in the form in which it is matched."""
    return normalise(term).text
