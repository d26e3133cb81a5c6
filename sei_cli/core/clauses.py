"""The text of the plan -> its clauses.

A clause is named as terms cite it: ``三（一）1`` is passage 1 under field heading （一） of
chapter 三, ``三（一）`` what stands before the passages, ``附件P4`` row 4 of the annex table.
"""

from __future__ import annotations

import re
from typing import Final

from sei_cli.core.normalise import fold_term

_CHAPTER: Final = re.compile(r"([一二三四五六七八九十]+)、")
_FIELD: Final = re.compile(r"（([一二三四五六七八九十]+)）")
_PASSAGE: Final = re.compile(r"(\d+)\.")
_RULES: Final = re.compile(r"[┌├└]")
_CELL: Final = "│"
_TABLE: Final = re.compile(r"[│┌├└]")


def squeeze(text: str) -> str:
    """Return a text in normal form without any white space."""
    return "".join(fold_term(text).split())


def cut_clauses(source: str) -> dict[str, str]:
    """Return clause -> its words in normal form."""
    clauses: dict[str, str] = {}
    chapter = heading = cite = table = ""
    for line in map(str.strip, source.splitlines()):
        if _TABLE.search(line):
            table += line
        elif found := _CHAPTER.match(line):
            chapter, heading, cite = found[1], "", ""
        elif found := _FIELD.match(line):
            heading = cite = f"{chapter}（{found[1]}）"
            clauses[cite] = squeeze(line[found.end() :])
        elif found := _PASSAGE.match(line):
            cite = heading + found[1]
            clauses[cite] = squeeze(line[found.end() :])
        elif cite:
            clauses[cite] += squeeze(line)
    return clauses | _cut_table(table)


def _cut_table(table: str) -> dict[str, str]:
    """Return the rows of the annex, whose number, title and content run over many lines."""
    rows: dict[str, str] = {}
    for block in _RULES.split(table):
        cells = block.split(_CELL)  # a rule, then number, title, content, gap for each line
        number, title, content = (squeeze("".join(cells[first::4])) for first in (1, 2, 3))
        if number.isdigit():
            rows[f"附件P{number}"] = f"{title}。{content}"
    return rows
