"""Finding every listed spelling in a text, with an Aho-Corasick automaton."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

import ahocorasick_rs

if TYPE_CHECKING:
    from collections.abc import Sequence

_WORD: Final = frozenset("abcdefghijklmnopqrstuvwxyz0123456789")
_DIGITS: Final = frozenset("0123456789")

# Building the automaton over all forms pays once this much text has been seen; before,
# one over the forms that can occur at all is built in a fraction of the time.
WARM_UP: Final = 20_000


class Span(NamedTuple):
    """A spelling found in a normal text, end exclusive."""

    start: int
    end: int
    form: str


class ExactFinder:
    """Finds all occurrences of its forms, overlapping ones included."""

    def __init__(self, forms: Sequence[str]) -> None:
        """Keep the forms; automata are built when a text comes."""
        self._forms = forms
        self._automaton: ahocorasick_rs.AhoCorasick | None = None
        self._seen = 0

    def find(self, text: str) -> list[Span]:
        """Return every occurrence that respects the boundaries of Latin words."""
        forms, automaton = self._prepare(text)
        return [
            Span(start, end, forms[number])
            for number, start, end in automaton.find_matches_as_indexes(text, overlapping=True)
            if _bounded(text, start, end)
        ]

    def _prepare(self, text: str) -> tuple[Sequence[str], ahocorasick_rs.AhoCorasick]:
        if self._automaton is None:
            self._seen += len(text)
            if self._seen <= WARM_UP:
                pairs = {text[i : i + 2] for i in range(len(text) - 1)}
                forms = [form for form in self._forms if form[:2] in pairs or len(form) == 1]
                return forms, _build(forms)
            self._automaton = _build(self._forms)
        return self._forms, self._automaton


def _build(forms: Sequence[str]) -> ahocorasick_rs.AhoCorasick:
    return ahocorasick_rs.AhoCorasick(
        forms, implementation=ahocorasick_rs.Implementation.ContiguousNFA
    )


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
