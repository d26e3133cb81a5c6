"""The taxonomy as a tree: drawn, as JSON, as Mermaid."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from rich.text import Text
from rich.tree import Tree

from sei_cli.render.terminal import Terminal

if TYPE_CHECKING:
    from sei_cli.core.taxonomy import SubDomain, Taxonomy


@dataclass(frozen=True, slots=True)
class Node:
    """A code with its name, the number of terms at and below it, and what is below it."""

    code: str
    name: str
    terms: int
    children: tuple[Node, ...]


def build(taxonomy: Taxonomy, code: str, depth: int) -> Node | None:
    """Return the tree below ``code`` (the whole one for an empty code), or None."""
    if not code:
        fields = tuple(_field(taxonomy, item, depth - 1) for item in taxonomy.fields)
        return Node(taxonomy.id, taxonomy.title, sum(field.terms for field in fields), fields)
    if code in taxonomy.fields:
        return _field(taxonomy, code, depth)
    if code in taxonomy.subdomains:
        return _subdomain(taxonomy.subdomains[code], depth)
    return None


def _field(taxonomy: Taxonomy, code: str, depth: int) -> Node:
    below = [sub for sub in taxonomy.subdomains.values() if sub.field == code]
    children = tuple(_subdomain(sub, depth - 1) for sub in below)
    terms = sum(child.terms for child in children)
    return Node(code, taxonomy.fields[code].name, terms, children if depth > 0 else ())


def _subdomain(sub: SubDomain, depth: int) -> Node:
    children = tuple(
        Node(item.code, item.name, _count(sub, item.code), ()) for item in sub.directions
    )
    return Node(sub.code, sub.name, len(set(sub.terms())), children if depth > 0 else ())


def _count(sub: SubDomain, direction: str) -> int:
    groups = (group for group in sub.groups if group.direction == direction)
    return len({form for group in groups for form, _ in group.names})


def draw(node: Node) -> None:
    """Draw the tree for a terminal."""
    Terminal().print(_branch(node, Tree(_label(node), guide_style="dim")))


def _branch(node: Node, tree: Tree) -> Tree:
    for child in node.children:
        _branch(child, tree.add(_label(child)))
    return tree


def _label(node: Node) -> Text:
    return Text.assemble((node.code, "cyan"), f" {node.name} ", (f"{node.terms} 词", "dim"))


def write_json(node: Node) -> None:
    """Write the tree as one JSON object."""
    json.dump(asdict(node), sys.stdout, ensure_ascii=False, indent=2)
    sys.stdout.write("\n")


def write_mermaid(node: Node) -> None:
    """Write the tree as a Mermaid flow chart."""
    sys.stdout.write("flowchart LR\n" + "".join(_mermaid(node)))


def _mermaid(node: Node) -> list[str]:
    lines = [f'  {_key(node)}["{node.code} {node.name}"]\n']
    for child in node.children:
        lines += [*_mermaid(child), f"  {_key(node)} --> {_key(child)}\n"]
    return lines


def _key(node: Node) -> str:
    return "n" + node.code.replace(".", "_").replace("-", "_")
