"""The quality of a taxonomy's terms: every fault at once, each with its file and line.

What keeps a taxonomy from being read at all is found by ``schema``; here are the faults
that would make it judge wrongly in silence.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING, Final

from sei_cli.core.normalise import fold_term
from sei_cli.core.schema import unknown_codes
from sei_cli.core.taxonomy import OUTSIDE_CODE, Entry, SubDomain, Tier, Trade
from sei_cli.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from sei_cli.core.schema import DataFile
    from sei_cli.core.taxonomy import Sense, Taxonomy

FEWEST_TERMS: Final = 100  # distinct terms below which a sub-domain is not described
_BRACKETS: Final = re.compile(r"[()\[\]{}（）［］【】〔〕]")
_SEPARATORS: Final = re.compile(r"[、=]")


@dataclass(frozen=True)
class Page:
    """A data file with its terms by line."""

    file: DataFile

    @cached_property
    def lines(self) -> dict[str, list[int]]:
        """The lines on which each term stands, in lower case."""
        lines: dict[str, list[int]] = {}
        for number, line in enumerate(self.file.text.lower().splitlines(), start=1):
            for term in (*_SEPARATORS.split(line), line.partition(":")[0]):
                lines.setdefault(term.strip(" '\""), []).append(number)
        return lines

    def problem(self, message: str, term: str = "", *, last: bool = False) -> Problem:
        """Return a problem at the first (or last) line on which ``term`` stands."""
        lines = self.lines.get(term.lower(), []) if term else [0]
        lines = lines or [self.file.line_of(term)]
        return Problem(self.file.name, lines[-1 if last else 0], message)


def pages_by_code(files: Iterable[DataFile]) -> dict[str, Page]:
    """Return the pages of the files that describe an owner of terms, by its code."""
    return {file.raw["code"]: Page(file) for file in files if "code" in file.raw}


def lint(taxonomy: Taxonomy, files: Mapping[str, DataFile]) -> list[Problem]:
    """Return every fault in the terms of a taxonomy that was read from ``files``."""
    pages = pages_by_code(files.values())
    ambiguous = [Page(files[name]) for name in files if name.startswith("ambiguous/")]
    problems = set(_check_senses(taxonomy, ambiguous))
    problems.update(_check_clashes(taxonomy, pages))
    problems.update(_check_related(taxonomy, pages))
    for entry in taxonomy.entries():
        problems.update(_check_entry(entry, pages[entry.code]))
    for code, item in taxonomy.subdomains.items():
        problems.update(_check_subdomain(taxonomy, item, pages[code]))
    return sorted(problems)


def _check_entry(entry: Entry, page: Page) -> Iterator[Problem]:
    for key in ("name", "name_en", "scope"):
        if not getattr(entry, key).strip():
            yield page.problem(f"{key} 为空", key)
    for form, count in _counts(entry).items():
        if count > 1:
            yield page.problem(f"“{form}”在本文件中重复", form, last=True)
    for form in chain(entry.terms(), entry.shields):
        yield from _check_form(form, page)
    yield from _check_aliases(entry, page)


def _counts(entry: Entry) -> dict[str, int]:
    counts: dict[str, int] = {}
    for form in entry.terms():
        counts[form] = counts.get(form, 0) + 1
    return counts


def _check_form(form: str, page: Page) -> Iterator[Problem]:
    if len(form) == 1:
        yield page.problem(f"“{form}”只有一个字", form)
    if _BRACKETS.search(form):
        yield page.problem(f"“{form}”带括号", form)
    elif fold_term(form) != form:
        yield page.problem(f"“{form}”不是规范写法，应为“{fold_term(form)}”", form)


def _check_aliases(entry: Entry, page: Page) -> Iterator[Problem]:
    """Find aliases of what the same file does not list as a term of the plan."""
    planned = {form for group in entry.groups if group.tier is Tier.PLAN for form, _ in group.names}
    for group in entry.groups:
        for form, term in group.names:
            if group.tier is Tier.ALIAS and term.lower() not in planned:
                yield page.problem(f"别名“{form}”所属的“{term}”不是本文件的规划词", form)


def _check_subdomain(taxonomy: Taxonomy, item: SubDomain, page: Page) -> Iterator[Problem]:
    count = len(set(item.terms()))
    if count < FEWEST_TERMS:
        yield page.problem(f"只有 {count} 个不同的词，至少应有 {FEWEST_TERMS} 个")
    others = (code for code, _ in item.confused_with)
    for code in unknown_codes(others, taxonomy.subdomains):
        yield page.problem(f"confused_with 中的代码 {code} 不存在", f'"{code}"')
    directions = {direction.code: direction for direction in item.directions}
    for code in unknown_codes((group.direction for group in item.groups), directions):
        yield page.problem(f"词组的方向 {code} 不存在", f'"{code}"')
    for direction in item.directions:
        if not direction.name.strip() or not direction.name_en.strip():
            yield page.problem(f"方向 {direction.code} 缺少名称", f'"{direction.code}"')


def _check_related(taxonomy: Taxonomy, pages: Mapping[str, Page]) -> Iterator[Problem]:
    known = {**taxonomy.subdomains, **taxonomy.fields}
    for code, project in taxonomy.projects.items():
        for key, codes in (("core", project.core), ("related", project.related)):
            for other in unknown_codes(codes, known):
                yield pages[code].problem(f"{key} 中的代码 {other} 不存在", f'"{other}"')


def owners(taxonomy: Taxonomy) -> dict[str, set[str | None]]:
    """Return for each spelling the sub-domains that list it; None stands for any trade."""
    found: dict[str, set[str | None]] = {}
    for entry in chain(taxonomy.subdomains.values(), taxonomy.trades.values()):
        code = None if isinstance(entry, Trade) else entry.code
        for form in entry.terms():
            found.setdefault(form, set()).add(code)
    return found


def _check_clashes(taxonomy: Taxonomy, pages: Mapping[str, Page]) -> Iterator[Problem]:
    """Find spellings that several own and that are not listed as ambiguous."""
    for form, codes in owners(taxonomy).items():
        if len(codes) > 1 and form not in taxonomy.ambiguous:
            first = min(filter(None, codes))
            message = f"“{form}”同属 {_listed(codes)}，却未列为多义词"
            yield pages[first].problem(message, form)


def _check_senses(taxonomy: Taxonomy, pages: Iterable[Page]) -> Iterator[Problem]:
    """Find ambiguous terms whose senses are not those under which they are listed."""
    owned = owners(taxonomy)
    places = {term: page for page in pages for term in page.lines}
    for term, senses in taxonomy.ambiguous.items():
        page = places[term]
        for sense in senses:
            for word in sense.near:
                yield from _check_near(term, word, page)
        yield from _check_codes(taxonomy, term, senses, owned.get(term, set()), page)


def _check_near(term: str, word: str, page: Page) -> Iterator[Problem]:
    if fold_term(word) != word:
        yield page.problem(f"“{term}”的邻词“{word}”不是规范写法，应为“{fold_term(word)}”", term)


def _check_codes(
    taxonomy: Taxonomy, term: str, senses: Iterable[Sense], owned: set[str | None], page: Page
) -> Iterator[Problem]:
    named = [sense.code for sense in senses]
    unknown = unknown_codes(named, taxonomy.subdomains)
    for code in unknown:
        yield page.problem(f"多义词“{term}”的代码 {code} 不存在", term)
    if len(set(named)) < len(named):
        yield page.problem(f"多义词“{term}”的代码重复", term)
    if missing := set(named) - owned - {None, *unknown}:
        yield page.problem(f"多义词“{term}”没有列在 {_listed(missing)} 的词表中", term)
    if extra := owned - set(named):
        yield page.problem(f"“{term}”列在 {_listed(extra)} 的词表中，多义词条却没有这一义", term)


def _listed(codes: Iterable[str | None]) -> str:
    return "、".join(sorted(code or OUTSIDE_CODE for code in codes))
