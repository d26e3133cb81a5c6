"""Codes, terms and search hits for a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rich.table import Table
from rich.text import Text

from sei_cli.core.taxonomy import Entry, SpecialProject, SubDomain
from sei_cli.render.table import TIERS
from sei_cli.render.terminal import Terminal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sei_cli.core.search import Hit
    from sei_cli.core.taxonomy import Group, Taxonomy

FOUND: Final = {"code": "代码", "name": "名称", "term": "词", "initials": "拼音", "fuzzy": "近似"}
STRENGTHS: Final = {"strong": "强", "normal": "中", "weak": "弱"}


def show(taxonomy: Taxonomy, code: str) -> None:
    """Print everything known of a code; raise ``KeyError`` where it is unknown."""
    found = taxonomy.lookup(code)
    console = Terminal()
    console.print(
        Text.assemble((found.code, "bold cyan"), f" {found.name}  ", (found.name_en, "dim"))
    )
    if isinstance(found, Entry):
        console.print(found.scope)
        _show_relations(console, taxonomy, found)
        for group in found.groups:
            _show_group(console, group)
        return
    scope = getattr(found, "scope", "")
    if scope:
        console.print(scope)
    below = [sub for sub in taxonomy.subdomains.values() if sub.field == code]
    for sub in below:
        console.print(Text.assemble("  ", (sub.code, "cyan"), f" {sub.name}"))
    owner = taxonomy.subdomains.get(code.rpartition(".")[0])
    for group in owner.groups if owner else ():
        if group.direction == code:
            _show_group(console, group)


def _show_relations(console: Terminal, taxonomy: Taxonomy, entry: Entry) -> None:
    if isinstance(entry, SubDomain):
        for item in entry.directions:
            console.print(Text.assemble("  ", (item.code, "cyan"), f" {item.name}"))
        for code, tell in entry.confused_with:
            console.print(Text.assemble(("易混 ", "bold"), f"{code} {taxonomy.name(code)}：{tell}"))
    if isinstance(entry, SpecialProject):
        for title, codes in (("核心子领域 ", entry.core), ("相关子领域 ", entry.related)):
            if codes:
                names = "、".join(f"{code} {taxonomy.name(code)}" for code in codes)
                console.print(Text.assemble((title, "bold"), names))


def _show_group(console: Terminal, group: Group) -> None:
    head = [TIERS[group.tier], STRENGTHS[group.strength], group.cite, group.direction, group.topic]
    terms = [form if form == term.lower() else f"{form}（{term}）" for form, term in group.names]
    console.print(Text.assemble(("\n" + " · ".join(filter(None, head)), "bold")))
    console.print(Text("、".join(terms)))


def show_hits(hits: Sequence[Hit]) -> None:
    """Print search hits as a table, or that there are none."""
    console = Terminal()
    if not hits:
        console.print("没有找到。可以换个说法，或用 sei tree 查看全部类别。")
        return
    table = Table("代码", "所属", "命中", "方式", box=None, header_style="dim")
    for hit in hits:
        table.add_row(Text(hit.code, "cyan"), Text(hit.owner), Text(hit.text), FOUND[hit.found])
    console.print(table)


def show_projects(taxonomy: Taxonomy, code: str) -> None:
    """Print the special projects, or those related to a sub-domain."""
    table = Table("编号", "专项工程", "相关子领域", box=None, header_style="dim")
    for project in taxonomy.projects.values():
        codes = (*project.core, *project.related)
        if not code or code in codes:
            table.add_row(Text(project.code, "cyan"), Text(project.name), Text("、".join(codes)))
    Terminal().print(table)
