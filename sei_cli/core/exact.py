"""Finding every listed spelling in a text, with an Aho-Corasick automaton."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

import ahocorasick_rs

if TYPE_CHECKING:
    from collections.abc import Sequence

_WORD: Final = frozenset("abcdefghijklmnopqrstuvwxyz0123456789")
_DIGITS: Final = frozenset("0123456789")


class Span(NamedTuple):
    """A spelling found in a normal text, end exclusive."""

    start: int
    end: int
    form: str


class ExactFinder:
    """Finds all occurrences of its forms, overlapping ones included."""

    def __init__(self, forms: Sequence[str]) -> None:
        """Keep the forms; the automaton is built when a text comes."""
        self._forms = forms
        self._automaton: ahocorasick_rs.AhoCorasick | None = None

    def find(self, text: str) -> list[Span]:
        """Return every occurrence that respects the boundaries of Latin words."""
        if self._automaton is None:
            self._automaton = ahocorasick_rs.AhoCorasick(
                self._forms, implementation=ahocorasick_rs.Implementation.ContiguousNFA
            )
        forms = self._forms
        return [
            Span(start, end, forms[number])
            for number, start, end in self._automaton.find_matches_as_indexes(
                text, overlapping=True
            )
            if _bounded(text, start, end)
        ]


def _bounded(text: str, start: int, end: int) -> bool:
    """Tell whether a match cuts no Latin word or number in two.

    A digit may follow a letter (``IGBT4``) but not a digit, nor a letter a letter.
    """
    first, last = text[start], text[end - 1]
    if start and first in _WORD and _joined(text[start - 1], first):
        return False
    return not (end < len(text) and last in _WORD and _joined(last, text[end]))


def _joined(left: str, right: str) -> bool:
    return left in _WORD and right in _WORD and (left in _DIGITS) == (right in _DIGITS)
