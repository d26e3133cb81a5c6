"""The nouns of the plan: fields, sub-domains, special projects, ordinary trades, terms."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

OUTSIDE_CODE: Final = "-"  # in a list of senses: belongs to no sub-domain


class Tier(StrEnum):
    """Where a term comes from."""

    PLAN = "plan"  # the plan's own words
    ALIAS = "alias"  # another name of a plan term
    INDUSTRY = "industry"  # a term of the trade that falls under a plan direction
    OUTSIDE = "outside"  # a term of an ordinary trade


class Strength(StrEnum):
    """How much a term alone says about where a project belongs."""

    STRONG = "strong"
    NORMAL = "normal"
    WEAK = "weak"


def split_terms(block: str) -> list[str]:
    """Return the terms of a block, which 、 or a line break separates."""
    return [term for term in map(str.strip, block.replace("\n", "、").split("、")) if term]


def split_folded(block: str) -> tuple[str, ...]:
    """Return the terms of a block in lower case, in which they are matched."""
    return tuple(split_terms(block.lower()))


def split_aliases(block: str) -> Iterator[tuple[str, str]]:
    """Yield the plan's term and the block of its other names from lines ``term = names``."""
    for line in filter(None, map(str.strip, block.splitlines())):
        term, _, others = line.partition("=")
        yield term.strip(), others


class Group(NamedTuple):
    """Terms of one tier and strength from one passage.

    ``terms`` and ``aliases`` are blocks as the data files hold them: a call needs few of the
    groups taken apart, so none is when it is read.
    """

    tier: Tier
    strength: Strength
    cite: str
    terms: str = ""
    aliases: str = ""
    direction: str | None = None
    topic: str | None = None

    @property
    def block(self) -> str:
        """Every spelling, folded, in one block."""
        if not self.aliases:
            return self.terms.lower()
        others = (others for _, others in split_aliases(self.aliases))
        return "、".join([self.terms, *others]).lower()

    @property
    def forms(self) -> list[str]:
        """Every spelling, folded."""
        return split_terms(self.block)

    @property
    def names(self) -> tuple[tuple[str, str], ...]:
        """Every spelling with the taxonomy's own form of it.

        That is the plan's term for an alias, otherwise the spelling as it is written.
        """
        terms = split_terms(self.terms.lower() if self.tier is Tier.OUTSIDE else self.terms)
        for term, others in split_aliases(self.aliases):
            terms += [term] * len(split_terms(others))
        return tuple(zip(self.forms, terms, strict=True))


class Direction(NamedTuple):
    """A direction below a sub-domain, such as 1.3.1."""

    code: str
    name: str
    name_en: str


class Field(NamedTuple):
    """One of the plan's key fields."""

    code: str
    name: str
    name_en: str
    cite: str
    scope: str


@dataclass(frozen=True, slots=True)
class Entry:
    """Whatever owns terms: a sub-domain, a special project, an ordinary trade."""

    code: str
    name: str
    name_en: str
    scope: str
    groups: tuple[Group, ...]
    shields: tuple[str, ...] = ()

    def terms(self) -> Iterator[str]:
        """Yield every spelling the entry lists, folded."""
        return (form for group in self.groups for form in group.forms)


@dataclass(frozen=True, slots=True)
class SubDomain(Entry):
    """One of the 39 sub-domains, such as 1.3."""

    cite: str = ""
    directions: tuple[Direction, ...] = ()
    confused_with: tuple[tuple[str, str], ...] = ()

    @property
    def field(self) -> str:
        """The code of the field it belongs to."""
        return field_of(self.code)


@dataclass(frozen=True, slots=True)
class SpecialProject(Entry):
    """One of the annex's special projects, such as P4."""

    cite: str = ""
    core: tuple[str, ...] = ()  # sub-domains it is the special project of
    related: tuple[str, ...] = ()  # others whose projects may fit it
    requires: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Trade(Entry):
    """An ordinary trade that belongs to none of the fields, such as o-hotel."""


class Sense(NamedTuple):
    """One meaning of an ambiguous term; ``near`` are the words that decide for it."""

    code: str | None  # None: belongs to no sub-domain
    near: tuple[str, ...]


class Senses(Mapping[str, tuple[Sense, ...]]):
    """The senses of the ambiguous terms, each read from its line when it is asked for.

    A line is ``code words; code words``, the words separated by 、 and the code ``-`` for
    what belongs to no sub-domain.
    """

    def __init__(self, lines: Mapping[str, str]) -> None:
        """Keep the lines by folded term."""
        self._lines = lines

    def __getitem__(self, term: str) -> tuple[Sense, ...]:
        """Return the senses of ``term``, the one that holds by default first."""
        return tuple(_sense(part) for part in self._lines[term].split(";") if part.strip())

    def __iter__(self) -> Iterator[str]:
        """Yield the terms."""
        return iter(self._lines)

    def __len__(self) -> int:
        """Return the number of terms."""
        return len(self._lines)

    def __contains__(self, term: object) -> bool:
        """Tell whether ``term`` is ambiguous."""
        return term in self._lines


def _sense(part: str) -> Sense:
    code, _, words = part.strip().partition(" ")
    near = tuple(word for word in map(str.strip, words.split("、")) if word)
    return Sense(None if code == OUTSIDE_CODE else code.upper(), near)


class Source(NamedTuple):
    """A document the taxonomy is taken from."""

    key: str
    title: str
    number: str
    date: str


@dataclass(frozen=True, slots=True)
class Taxonomy:
    """A whole taxonomy; the mappings keep the plan's order.

    ``calibration`` holds the fitted weights behind every confidence.
    """

    id: str
    version: str
    title: str
    sources: tuple[Source, ...]
    fields: Mapping[str, Field]
    subdomains: Mapping[str, SubDomain]
    projects: Mapping[str, SpecialProject]
    trades: Mapping[str, Trade]
    ambiguous: Mapping[str, tuple[Sense, ...]]
    cues: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)
    calibration: Mapping[str, tuple[float, ...]] = field(default_factory=dict)

    def name(self, code: str) -> str:
        """Return the Chinese name of any code; raise ``KeyError`` where there is none."""
        return self.lookup(code).name

    def lookup(self, code: str) -> Field | Direction | Entry:
        """Return what ``code`` stands for; raise ``KeyError`` where it is unknown."""
        for mapping in (self.subdomains, self.fields, self.projects, self.trades):
            if code in mapping:
                return mapping[code]
        for direction in self.subdomains[code.rpartition(".")[0]].directions:
            if direction.code == code:
                return direction
        raise KeyError(code)

    def entries(self) -> Iterator[Entry]:
        """Yield every owner of terms: sub-domains, special projects, trades."""
        yield from self.subdomains.values()
        yield from self.projects.values()
        yield from self.trades.values()


def field_of(code: str) -> str:
    """Return the field of a sub-domain or direction code: ``1.3.1`` -> ``1``."""
    return code.partition(".")[0]
