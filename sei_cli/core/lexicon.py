"""A taxonomy turned round: from each spelling to what it may mean."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sei_cli.core.taxonomy import Entry, Group, Taxonomy

CUE_KINDS: Final = ("zone", "sentence", "forward", "backward")
_JOINT: Final = re.compile(r"(?<=[a-z0-9])[- ](?=[a-z0-9])")


@dataclass(frozen=True, slots=True)
class Listing:
    """One place in the taxonomy where a spelling is listed."""

    owner: str
    group: Group
    term: str


class Lexicon:
    """Spellings and what they stand for; built once, never changed.

    ``forms`` holds everything that is looked for: terms, shields (longer phrases in which
    a term does not count) and cues (words that say how to read what stands near them).
    """

    def __init__(self, taxonomy: Taxonomy) -> None:
        """Collect every spelling of the taxonomy."""
        self.groups: list[tuple[str, Group]] = []
        self.entries: dict[str, tuple[tuple[int, str], ...]] = {}
        for entry in taxonomy.entries():
            self._add(entry)
        self.cues = _cues(taxonomy.cues)
        self.hot = frozenset(taxonomy.cues.get("stuffing", {}).get("hot", ()))
        shields = {form for entry in taxonomy.entries() for form in entry.shields}
        self.shields = frozenset(shields - self.entries.keys())
        self.forms = list(dict.fromkeys([*self.entries, *self.shields, *self.cues]))

    def _add(self, entry: Entry) -> None:
        entries = self.entries
        for group in entry.groups:
            number = len(self.groups)
            self.groups.append((entry.code, group))
            for form, term in group.names:
                listed = ((number, term),)
                if form not in entries:
                    entries[form] = listed
                else:
                    entries[form] += listed
                if "-" in form or " " in form:
                    for spelling in _spellings(form):
                        entries[spelling] = entries.get(spelling, ()) + listed

    def listings(self, form: str) -> list[Listing]:
        """Return every place where ``form`` is listed; none for shields and cues."""
        return [Listing(*self.groups[number], term) for number, term in self.entries.get(form, ())]


def _spellings(form: str) -> set[str]:
    """Return the other ways to write a name with Latin joints: ``car-t``, ``car t``, ``cart``."""
    return {_JOINT.sub(joint, form) for joint in ("-", " ", "")} - {form}


def _cues(
    lists: Mapping[str, Mapping[str, tuple[str, ...]]],
) -> dict[str, tuple[tuple[str, str], ...]]:
    """Return cue word -> its ``(kind, value)`` pairs."""
    cues: dict[str, tuple[tuple[str, str], ...]] = {}
    for word, meaning in _meanings(lists):
        cues[word] = (*cues.get(word, ()), meaning)
    return cues


def _meanings(
    lists: Mapping[str, Mapping[str, tuple[str, ...]]],
) -> Iterator[tuple[str, tuple[str, str]]]:
    for kind in CUE_KINDS:
        for value, words in lists.get(kind, {}).items():
            for word in words:
                yield word, (kind, value)
