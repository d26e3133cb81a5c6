"""Looking codes, names and terms up: exactly, with mistakes, by pinyin initials."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from rapidfuzz import fuzz, process

from sei_cli.core.normalise import fold_term
from sei_cli.core.pinyin import initials

if TYPE_CHECKING:
    from sei_cli.core.taxonomy import Taxonomy

_SIMILAR: Final = 70.0


class Hit(NamedTuple):
    """A name that answers a search: whose it is, how it was found, how alike (0..100)."""

    code: str
    owner: str
    text: str
    found: str  # code, name, term, initials, fuzzy
    score: float


def search(taxonomy: Taxonomy, query: str, limit: int) -> list[Hit]:
    """Return the best hits for ``query``, best first, at most ``limit``.

    Codes and names come before terms, exact before contained before similar ones.
    """
    wanted = fold_term(query).strip()
    if not wanted:
        return []
    names = _names(taxonomy)
    hits = _codes(names, wanted) + _contained(names, wanted, "name")
    terms = _terms(taxonomy)
    hits += _contained(terms, wanted, "term")
    if wanted.isascii() and wanted.isalpha():
        hits += _initials(names, wanted)
    if not hits:
        hits = _similar(names + terms, wanted, limit)
    unique: dict[tuple[str, str], Hit] = {}
    for hit in hits:
        unique.setdefault((hit.code, hit.text), hit)
    order = sorted(unique.values(), key=lambda hit: (-hit.score, _place(hit), hit.code))
    return order[:limit]


def _place(hit: Hit) -> int:
    return ("code", "name", "term", "initials", "fuzzy").index(hit.found)


def _names(taxonomy: Taxonomy) -> list[tuple[str, str, str]]:
    """Return ``(code, owner's name, text)`` of everything that has a code."""
    found = [(field.code, field.name, field.name) for field in taxonomy.fields.values()]
    for sub in taxonomy.subdomains.values():
        found += [(sub.code, sub.name, sub.name), (sub.code, sub.name, sub.name_en)]
        found += [(item.code, sub.name, item.name) for item in sub.directions]
    found += [(project.code, project.name, project.name) for project in taxonomy.projects.values()]
    return found


def _terms(taxonomy: Taxonomy) -> list[tuple[str, str, str]]:
    owners = (*taxonomy.subdomains.values(), *taxonomy.projects.values())
    return [(owner.code, owner.name, term) for owner in owners for term in owner.terms()]


def _codes(names: list[tuple[str, str, str]], wanted: str) -> list[Hit]:
    return [
        Hit(code, owner, text, "code", 100.0)
        for code, owner, text in names
        if code.lower() == wanted
    ]


def _contained(names: list[tuple[str, str, str]], wanted: str, found: str) -> list[Hit]:
    return [
        Hit(code, owner, text, found, 99.0 * len(wanted) / len(text))
        for code, owner, text in names
        if wanted in fold_term(text)
    ]


def _initials(names: list[tuple[str, str, str]], wanted: str) -> list[Hit]:
    return [
        Hit(code, owner, text, "initials", 90.0 * len(wanted) / len(text))
        for code, owner, text in names
        if initials(text).startswith(wanted)
    ]


def _similar(names: list[tuple[str, str, str]], wanted: str, limit: int) -> list[Hit]:
    texts = [text.lower() for _, _, text in names]
    found = process.extract(wanted, texts, scorer=fuzz.ratio, limit=limit, score_cutoff=_SIMILAR)
    return [
        Hit(names[index][0], names[index][1], names[index][2], "fuzzy", score)
        for _, score, index in found
    ]
