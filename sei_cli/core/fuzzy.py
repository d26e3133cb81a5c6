"""Finding terms that are written a little differently, by RapidFuzz behind a prefilter.

A term of five characters and more is found where its characters stand in order with a few
others between them (海上大功率风力发电机组 for 海上风电机组) or with one or two of them
changed. What differs may never turn the meaning round (有机/无机).
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, Final, NamedTuple

from sei_cli.core.exact import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sei_cli.core.policy import Policy

_STRETCH: Final = re.compile(r"[a-z0-9\u4e00-\u9fff]{4,}")
_CHINESE: Final = re.compile(r"[\u4e00-\u9fff]*.[\u4e00-\u9fff]*")  # but for one
_OPPOSITES: Final = (
    "有无", "上下", "内外", "正负", "阴阳", "高低", "大小", "前后",
    "动静", "干湿", "软硬", "左右", "雌雄", "进出",
)  # fmt: skip
_NEGATIONS: Final = frozenset("无非不未反")


class FuzzySpan(NamedTuple):
    """A term found in other words: where, and how alike (0..100)."""

    span: Span
    similarity: float


class FuzzyFinder:
    """Finds long terms by their first or last pair of characters, then compares those."""

    def __init__(self, forms: Iterable[str], policy: Policy) -> None:
        """Keep the forms; they are indexed when first needed."""
        self._policy = policy
        self._forms = forms
        self._index: dict[str, list[str]] = {}

    def find(self, text: str, known: Sequence[Span]) -> list[FuzzySpan]:
        """Return terms in the parts of ``text`` that no span in ``known`` covers.

        The most similar come first, so that they win over others at the same place.
        """
        if not self._index:
            self._index = _index(self._forms, self._policy.fuzzy_length)
        found: list[FuzzySpan] = []
        for start, end in _uncovered(text, known):
            found += self._in_stretch(text[start:end], start)
        return sorted(found, key=lambda match: (-match.similarity, match.span))

    def _in_stretch(self, stretch: str, offset: int) -> Iterator[FuzzySpan]:
        pairs = _pairs(stretch)
        candidates = {form for pair in pairs for form in self._index.get(pair, ())}
        for form in sorted(candidates):
            shared = len(_pairs(form) & pairs)
            match = self._align(form, stretch) if shared * 2 >= len(form) - 1 else None
            if match is not None:
                start, end, similarity = match
                yield FuzzySpan(Span(offset + start, offset + end, form), similarity)

    def _align(self, form: str, stretch: str) -> tuple[int, int, float] | None:
        """Return where and how well ``form`` fits into ``stretch``, or None."""
        from rapidfuzz.distance import LCSseq  # noqa: PLC0415 - most texts never need it

        blocks = [b for b in LCSseq.opcodes(form, stretch) if b.tag == "equal"]
        if not blocks or stretch[blocks[-1].dest_end - 1] != form[-1]:
            return None
        start, end = blocks[0].dest_start, blocks[-1].dest_end
        window = stretch[max(0, start - blocks[0].src_start) : end]  # what is changed in front
        common = sum(block.src_end - block.src_start for block in blocks)
        extra = end - start - common
        similarity = 100.0 * common / len(form) - self._policy.fuzzy_insertion * extra
        if similarity < self._policy.fuzzy_similarity or _turned(form, window):
            return None
        return start, end, similarity


def _index(forms: Iterable[str], least: int) -> dict[str, list[str]]:
    """Return the first and the last pair of characters -> the long Chinese forms."""
    index: dict[str, list[str]] = defaultdict(list)
    for form in forms:
        if len(form) >= least and _CHINESE.fullmatch(form):
            index[form[:2]].append(form)
            index[form[-2:]].append(form)
    return dict(index)


def _pairs(text: str) -> set[str]:
    return {text[i : i + 2] for i in range(len(text) - 1)}


def _uncovered(text: str, known: Sequence[Span]) -> Iterator[tuple[int, int]]:
    """Yield the runs of word characters of which no known span covers the whole."""
    covered = {(span.start, span.end) for span in known}
    for run in _STRETCH.finditer(text):
        if run.span() not in covered:
            yield run.span()


def _turned(form: str, window: str) -> bool:
    """Tell whether what differs between the two can turn the meaning round."""
    here, there = set(form) - set(window), set(window) - set(form)
    if (here | there) & _NEGATIONS:
        return True
    return any((a in here and b in there) or (b in here and a in there) for a, b in _OPPOSITES)
