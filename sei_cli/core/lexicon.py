"""A taxonomy turned round: from each spelling to what it may mean."""

from __future__ import annotations

import re
from copy import copy
from functools import cached_property
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from collections.abc import Set as AbstractSet

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

    def narrowed(self, text: str) -> Lexicon:
        """Return a lexicon of what stands in a normal text, made in a fraction of the time.

        Few terms consist of the text's characters alone; the others are never taken out of
        their blocks.
        """
        possible = _terms_written_with(text)
        candidates = [possible(group) for _, group in self.groups]
        known = (*self._phrases, *self.cues)
        longest = max((len(form) for forms in (*candidates, known) for form in forms), default=0)
        parts = substrings(text, longest)
        narrow = copy(self)
        numbers = [n for n, forms in enumerate(candidates) if not parts.isdisjoint(forms)]
        narrow.entries = self._gather(numbers, parts)
        narrow.shields = (self._phrases & parts) - narrow.entries.keys()
        cues = [cue for cue in self.cues if cue in parts]
        narrow.forms = list(dict.fromkeys([*narrow.entries, *narrow.shields, *cues]))
        return narrow

    def _gather(self, numbers: Iterable[int], wanted: AbstractSet[str] | None) -> dict[str, Places]:
        """Return what the groups of these numbers list, only the ``wanted`` of it if given."""
        entries: dict[str, Places] = {}
        for number in numbers:
            for form, term in self.groups[number][1].names:
                for spelling in _spellings(form) if "-" in form or " " in form else (form,):
                    if wanted is None or spelling in wanted:
                        entries[spelling] = (*entries.get(spelling, ()), (number, term))
        return entries

    def listings(self, form: str) -> list[Listing]:
        """Return every place where ``form`` is listed; none for shields and cues."""
        return [Listing(*self.groups[number], term) for number, term in self.entries.get(form, ())]


def substrings(text: str, longest: int) -> set[str]:
    """Return everything that stands in ``text``, up to a length."""
    ends = range(len(text))
    return {text[i : i + length] for length in range(1, longest + 1) for i in ends}


def _terms_written_with(text: str) -> Callable[[Group], list[str]]:
    """Return what finds the spellings in a group that have no characters but the text's."""
    characters = re.escape("".join({*text} - {"、"}))
    term = re.compile(rf"、([{characters}\s-]++)(?=、)")

    def find(group: Group) -> list[str]:
        block = group.block.replace("\n", "、")
        forms = [form.strip() for form in term.findall(f"、{block}、")]
        joined = [form for form in forms if "-" in form or " " in form]
        return forms + [other for form in joined for other in _spellings(form)]

    return find


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
