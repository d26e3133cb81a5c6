"""A taxonomy turned round: from each spelling to what it may mean."""

from __future__ import annotations

import re
from copy import copy
from functools import cached_property
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Set

    from sei_cli.core.taxonomy import Group, Taxonomy

Places = tuple[tuple[int, str], ...]  # number of a group, the taxonomy's own form there

CUE_KINDS: Final = ("zone", "sentence", "forward", "backward")
_JOINT: Final = re.compile(r"(?<=[a-z0-9])[- ](?=[a-z0-9])")


class Listing(NamedTuple):
    """One place in the taxonomy where a spelling is listed."""

    owner: str
    group: Group
    term: str


class Lexicon:
    """Spellings and what they stand for.

    ``forms`` holds everything that is looked for: terms, shields (longer phrases in which
    a term does not count) and cues (words that say how to read what stands near them).
    Terms are gathered when they are first asked for; ``narrowed`` gathers only some.
    """

    def __init__(self, taxonomy: Taxonomy) -> None:
        """Note the groups and cues of the taxonomy."""
        entries = list(taxonomy.entries())
        self.groups: list[tuple[str, Group]] = [
            (entry.code, group) for entry in entries for group in entry.groups
        ]
        self.cues = _cues(taxonomy.cues)
        self.hot = frozenset(taxonomy.cues.get("stuffing", {}).get("hot", ()))
        self._phrases = frozenset(form for entry in entries for form in entry.shields)

    @cached_property
    def entries(self) -> dict[str, Places]:
        """Where each spelling is listed; its first place comes first."""
        return self._gather(range(len(self.groups)), None)

    @cached_property
    def shields(self) -> frozenset[str]:
        """The longer phrases that are not terms themselves."""
        return self._phrases - self.entries.keys()

    @cached_property
    def forms(self) -> list[str]:
        """Everything that is looked for."""
        return list(dict.fromkeys([*self.entries, *self.shields, *self.cues]))

    @cached_property
    def spellings(self) -> list[list[str]]:
        """Every spelling of each group."""
        return [_all_spellings(group.forms) for _, group in self.groups]

    @cached_property
    def longest(self) -> int:
        """The length of the longest term, shield or cue."""
        groups = (max(map(len, forms), default=0) for forms in self.spellings)
        return max((*groups, *map(len, self._phrases), *map(len, self.cues)), default=0)

    def narrowed(self, wanted: Set[str]) -> Lexicon:
        """Return a lexicon that knows of the ``wanted`` spellings only, but all about those.

        It is made in a fraction of the time.
        """
        narrow = copy(self)
        numbers = [n for n, forms in enumerate(self.spellings) if not wanted.isdisjoint(forms)]
        narrow.entries = self._gather(numbers, wanted)
        narrow.shields = (self._phrases & wanted) - narrow.entries.keys()
        cues = self.cues.keys() & wanted
        narrow.forms = list(dict.fromkeys([*narrow.entries, *narrow.shields, *cues]))
        return narrow

    def _gather(self, numbers: Iterable[int], wanted: Set[str] | None) -> dict[str, Places]:
        entries: dict[str, Places] = {}
        for number in numbers:
            for form, term in self.groups[number][1].names:
                listed = ((number, term),)
                for spelling in _spellings(form) if "-" in form or " " in form else (form,):
                    if wanted is None or spelling in wanted:
                        entries[spelling] = entries.get(spelling, ()) + listed
        return entries

    def listings(self, form: str) -> list[Listing]:
        """Return every place where ``form`` is listed; none for shields and cues."""
        return [Listing(*self.groups[number], term) for number, term in self.entries.get(form, ())]


def _all_spellings(forms: list[str]) -> list[str]:
    """Return forms with the other ways to write those that have Latin joints."""
    joined = [form for form in forms if "-" in form or " " in form]
    return forms + [other for form in joined for other in _spellings(form)] if joined else forms


def _spellings(form: str) -> set[str]:
    """Return the ways to write a name with Latin joints: ``car-t``, ``car t``, ``cart``."""
    return {form, *(_JOINT.sub(joint, form) for joint in ("-", " ", ""))}


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
