"""The proof that each plan term stands in the plan, and each item of the plan has a term."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, Final

from sei_cli.core.clauses import cut_clauses, squeeze
from sei_cli.core.lint import pages_by_code
from sei_cli.core.taxonomy import Tier

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from sei_cli.core.lint import Page
    from sei_cli.core.schema import DataFile
    from sei_cli.core.taxonomy import Entry, Group, Taxonomy
    from sei_cli.errors import Problem

MOST_PIECES: Final = 4  # of a term that the plan elides in a coordination
PIECE_LENGTH: Final = 2  # that its pieces have at least on average
MOST_MISPRINTS: Final = 2  # characters in which a misprinted form may differ

_WHOLE: Final = re.compile(r"[a-z]{2}|[0-9.]{2}")  # words and numbers are never cut

_SEPARATOR: Final = re.compile(r"[、,;。:()“”+]|(?P<joint>以及|及其|[和或]|(?<!普)及|(?<!参)与)")
_LEADING: Final = re.compile(
    "^(?:重点|积极|加快|大力|着力|努力|全面|推动|推进|突破|开发|发展|研发|研制|支持|鼓励|加强|提升|"
    "提高|开展|促进|建设|建立|构建|形成|培育|完善|推广|实施|探索|引进|布局|围绕|针对|以|对|用于|"
    "面向|基于|一批|等|的|将|并|其|为|中|及|和|与|在|向)+"
)
_TRAILING: Final = re.compile(
    "(?:等|的|关键|核心|重点|先进|新型|技术|产品|领域|产业化|产业|研发|研制|开发|应用|示范|发展|"
    "推广|生产|能力|水平|方面|环节|建设|为重点|为主|方向|攻关|突破|研究|类)+$"
)


@dataclass(frozen=True, slots=True)
class Item:
    """Something the plan enumerates: the clause and its words, stripped to the core."""

    cite: str
    text: str

    def __str__(self) -> str:
        """``clause: message``, as the problems of data files are printed."""
        return f"{self.cite}: “{self.text}”没有词条覆盖，reasons.toml 中也没有理由"


@dataclass(frozen=True, slots=True)
class Proof:
    """What was checked against the source and what is wrong."""

    terms: int
    items: int
    unproven: tuple[Problem, ...]
    uncovered: tuple[Item, ...]


def find_pieces(term: str, sentence: str) -> list[tuple[int, int]]:
    """Return where the fewest pieces of ``term`` stand in order in ``sentence``; or nothing.

    One piece is a verbatim occurrence; more are what a coordination leaves of a term.
    """
    reached: dict[int, list[tuple[int, int]]] = {0: []}
    for _ in range(max(1, min(MOST_PIECES, len(term) // PIECE_LENGTH))):
        reached = _extend(term, sentence, reached)
        if len(term) in reached:
            return reached[len(term)]
    return []


def _extend(
    term: str, sentence: str, reached: Mapping[int, list[tuple[int, int]]]
) -> dict[int, list[tuple[int, int]]]:
    """Add one piece to each beginning of ``term``; of equal ones keep what ends first."""
    longer: dict[int, list[tuple[int, int]]] = {}
    for start, pieces in reached.items():
        after = pieces[-1][1] if pieces else 0
        for end in range(start + 1, len(term) + 1):
            at = sentence.find(term[start:end], after)
            if at < 0:
                break
            piece = (at, at + end - start)
            first = end not in longer or piece[1] < longer[end][-1][1]
            if first and not _WHOLE.match(term[end - 1 : end + 1]):
                longer[end] = [*pieces, piece]
    return longer


def stands(term: str, clause: str) -> bool:
    """Say whether a term stands in a clause, verbatim or elided within one sentence."""
    form = squeeze(term)
    return form in clause or any(find_pieces(form, sentence) for sentence in clause.split("。"))


def _misprinted(term: str, aliases: Iterable[str], clause: str) -> bool:
    """Say whether an alias is the form in which the plan misprints ``term``."""
    form = squeeze(term)
    for alias in map(squeeze, aliases):
        differing = sum(a != b for a, b in zip(alias, form, strict=False))
        if len(alias) == len(form) and differing <= MOST_MISPRINTS and alias in clause:
            return True
    return False


def verify(
    taxonomy: Taxonomy,
    files: Mapping[str, DataFile],
    source: str,
    reasons: Mapping[tuple[str, str], str],
) -> Proof:
    """Hold a taxonomy read from ``files`` against the text it is taken from."""
    clauses = cut_clauses(source)
    terms, unproven = _prove(taxonomy, pages_by_code(files.values()), clauses)
    items: tuple[str, ...] = ()
    uncovered: tuple[Item, ...] = ()
    for cite, words in _sought(taxonomy):
        found = enumerate_items(clauses.get(cite, ""), words)
        items += tuple(found)
        bare = (Item(cite, text) for text, covered in found.items() if not covered)
        uncovered += tuple(item for item in bare if (cite, item.text) not in reasons)
    return Proof(terms, len(items), unproven, uncovered)


def _prove(
    taxonomy: Taxonomy, pages: Mapping[str, Page], clauses: Mapping[str, str]
) -> tuple[int, tuple[Problem, ...]]:
    """Return how many terms are said to be the plan's, and what of them is not."""
    terms, unproven = 0, []
    for entry in chain(taxonomy.subdomains.values(), taxonomy.projects.values()):
        for term, cite in _planned(entry):
            terms += 1
            if not _proven(entry, term, clauses.get(cite, "")):
                message = f"规划词“{term}”在 {cite} 中找不到"
                unproven.append(pages[entry.code].problem(message, term))
    return terms, tuple(unproven)


def _planned(entry: Entry) -> Iterator[tuple[str, str]]:
    """Yield each term said to be the plan's own, with the clause it is said to stand in."""
    for group in _of_plan(entry, Tier.PLAN):
        yield from ((term, group.cite) for _, term in group.names)


def _of_plan(entry: Entry, *tiers: Tier) -> Iterator[Group]:
    return (group for group in entry.groups if group.tier in tiers)


def _proven(entry: Entry, term: str, clause: str) -> bool:
    aliases = (
        form for group in _of_plan(entry, Tier.ALIAS) for form, name in group.names if name == term
    )
    return stands(term, clause) or _misprinted(term, aliases, clause)


def _sought(taxonomy: Taxonomy) -> Iterator[tuple[str, list[str]]]:
    """Yield each clause whose items must have terms, with the terms that may cover them."""
    everywhere = []
    for entry in taxonomy.subdomains.values():
        words = _words(entry)
        everywhere += words
        yield entry.cite, words
    for project in taxonomy.projects.values():
        yield project.cite, _words(project) + everywhere


def _words(entry: Entry) -> list[str]:
    groups = _of_plan(entry, Tier.PLAN, Tier.ALIAS)
    return [squeeze(form) for group in groups for form, _ in group.names]


def enumerate_items(clause: str, words: Iterable[str]) -> dict[str, bool]:
    """Return the items of a clause, stripped to the core, and whether a word covers each."""
    marked = _mark(clause, words)
    items: dict[str, bool] = {}
    start = 0
    for cut in _SEPARATOR.finditer(clause + "。"):
        if cut["joint"] and any(marked[cut.start() : cut.end()]):
            continue  # the conjunction is part of a term
        text = strip_item(clause[start : cut.start()])
        if text:
            items[text] = items.get(text, False) or any(marked[start : cut.start()])
        start = cut.end()
    return items


def strip_item(text: str) -> str:
    """Return an item without the verbs before it and the generic words after it."""
    bare = _LEADING.sub("", text)
    return _TRAILING.sub("", bare)


def _mark(clause: str, words: Iterable[str]) -> list[bool]:
    """Say of each character of a clause whether a word stands there, verbatim or elided."""
    marked = [False] * len(clause)
    for word in words:
        for start, end in _places(word, clause):
            marked[start:end] = [True] * (end - start)
    return marked


def _places(word: str, clause: str) -> Iterator[tuple[int, int]]:
    if word in clause:
        yield from (found.span() for found in re.finditer(re.escape(word), clause))
        return
    start = 0
    for sentence in clause.split("。"):
        yield from ((start + at, start + end) for at, end in find_pieces(word, sentence))
        start += len(sentence) + 1


def parse_reasons(file: DataFile) -> dict[tuple[str, str], str]:
    """Return why an item needs no term: ``(clause, item)`` -> reason."""
    keys = ("cite", "text", "reason")
    rows = [[file.get(table, key) for key in keys] for table in file.tables("reasons")]
    return {(cite, text): reason for cite, text, reason in rows}
