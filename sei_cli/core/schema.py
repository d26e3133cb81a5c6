"""Raw mappings, as the data files hold them -> taxonomy objects, or every fault at once.

Only what the objects need is checked here; the quality of the terms is for ``lint``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, TypeVar

from sei_cli.core.taxonomy import (
    Direction,
    Field,
    Group,
    Source,
    SpecialProject,
    Strength,
    SubDomain,
    Tier,
    Trade,
    split_folded,
)
from sei_cli.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

Choice = TypeVar("Choice", Tier, Strength)

TIERS: Final = {tier.value: tier for tier in Tier}
STRENGTHS: Final = {strength.value: strength for strength in Strength}


class DataFile:
    """A parsed data file: its name for messages, its text for line numbers, its content."""

    def __init__(
        self, name: str, text: str, raw: Mapping[str, Any], problems: list[Problem] | None = None
    ) -> None:
        """Keep the file; faults go to ``problems``."""
        self.name = name
        self.text = text
        self.raw = raw
        self.problems = [] if problems is None else problems

    def fault(self, message: str, near: str = "") -> None:
        """Note a fault at the first line that holds ``near``."""
        self.problems.append(Problem(self.name, self.line_of(near), message))

    def line_of(self, near: str) -> int:
        """Return the number of the first line that holds ``near``, or 0."""
        if not near:
            return 0
        lines = enumerate(self.text.splitlines(), start=1)
        return next((number for number, line in lines if near in line), 0)

    def get(self, table: Mapping[str, Any], key: str, default: str | None = None) -> str:
        """Return the string at ``key``; a missing or other value is a fault."""
        value = table.get(key, default)
        if isinstance(value, str):
            return value
        self.fault(f"缺少文字项 {key}", key if key in table else "")
        return ""

    def tables(self, key: str) -> list[Mapping[str, Any]]:
        """Return the array of tables at ``key``; anything else is a fault."""
        value = self.raw.get(key, [])
        if isinstance(value, list) and all(isinstance(item, dict) for item in value):
            return value
        self.fault(f"{key} 应为表的数组", key)
        return []

    def codes(self, key: str) -> tuple[str, ...]:
        """Return the list of strings at ``key``; anything else is a fault."""
        value = self.raw.get(key, [])
        if isinstance(value, list) and all(isinstance(item, str) for item in value):
            return tuple(value)
        self.fault(f"{key} 应为文字的数组", key)
        return ()


def parse_groups(file: DataFile, *, outside: bool = False) -> tuple[Group, ...]:
    """Return the groups of terms of a file."""
    return tuple(_parse_group(file, table, outside=outside) for table in file.tables("groups"))


def _parse_group(file: DataFile, table: Mapping[str, Any], *, outside: bool) -> Group:
    group = Group(
        Tier.OUTSIDE if outside else _choice(file, TIERS, file.get(table, "tier")),
        _choice(file, STRENGTHS, file.get(table, "strength", "normal")),
        "" if outside else file.get(table, "cite"),
        file.get(table, "terms", ""),
        file.get(table, "aliases", ""),
        file.get(table, "direction", "") or None,
        file.get(table, "topic", "") or None,
    )
    others = _check_aliases(file, group.aliases) if group.aliases else []
    if not any(map(_names_something, (group.terms, *others))):
        file.fault("空的词组")
    return group


def _check_aliases(file: DataFile, block: str) -> list[str]:
    """Return the blocks of aliases; a line without one is a fault."""
    lines = list(filter(None, map(str.strip, block.splitlines())))
    found = [line.partition("=")[2] for line in lines]
    for line, others in zip(lines, found, strict=True):
        if not others.strip():
            file.fault("别名行应为“规划词 = 别名、别名”", line)
    return found


def _names_something(block: str) -> bool:
    return bool(block.replace("、", "").strip())


def _choice(file: DataFile, choices: Mapping[str, Choice], value: str) -> Choice:
    if value in choices:
        return choices[value]
    file.fault(f"{value!r} 不是 {'、'.join(choices)} 之一", value)
    return next(iter(choices.values()))


def parse_fields(file: DataFile) -> dict[str, Field]:
    """Return the fields by code."""
    keys = ("code", "name", "name_en", "cite", "scope")
    fields = [Field(*(file.get(table, key) for key in keys)) for table in file.tables("fields")]
    return {item.code: item for item in fields}


def parse_subdomain(file: DataFile) -> SubDomain:
    """Return the sub-domain a file describes."""
    directions = tuple(
        Direction(*(file.get(table, key) for key in ("code", "name", "name_en")))
        for table in file.tables("directions")
    )
    confused = tuple(
        (file.get(table, "code"), file.get(table, "tell")) for table in file.tables("confused_with")
    )
    groups = parse_groups(file)
    return SubDomain(
        *_heading(file),
        groups=groups,
        shields=split_folded(file.get(file.raw, "shields", "")),
        cite=next((group.cite for group in groups), ""),
        directions=directions,
        confused_with=confused,
    )


def parse_project(file: DataFile) -> SpecialProject:
    """Return the special project a file describes."""
    return SpecialProject(
        *_heading(file),
        groups=parse_groups(file),
        cite=file.get(file.raw, "cite"),
        core=file.codes("core"),
        related=file.codes("related"),
        requires=split_folded(file.get(file.raw, "requires", "")),
    )


def parse_trade(file: DataFile) -> Trade:
    """Return the ordinary trade a file describes."""
    return Trade(*_heading(file), groups=parse_groups(file, outside=True))


def _heading(file: DataFile) -> tuple[str, str, str, str]:
    return (
        file.get(file.raw, "code"),
        file.get(file.raw, "name"),
        file.get(file.raw, "name_en"),
        file.get(file.raw, "scope"),
    )


def parse_sources(file: DataFile) -> tuple[Source, ...]:
    """Return the documents a manifest names."""
    keys = ("key", "title", "number", "date")
    return tuple(
        Source(*(file.get(table, key) for key in keys)) for table in file.tables("sources")
    )


def parse_ambiguous(file: DataFile) -> dict[str, str]:
    """Return the line of each ambiguous term: ``term: code words; code words``."""
    lines: dict[str, str] = {}
    for line in filter(None, map(str.strip, file.get(file.raw, "terms", "").splitlines())):
        term, colon, rest = line.lower().partition(":")
        if not colon or not rest.strip():
            file.fault("多义词行应为“词: 代码 邻词、邻词; 代码 邻词”", line)
            continue
        term = term.strip()
        if term in lines:
            file.fault(f"多义词“{term}”重复", line)
        lines[term] = rest
    return lines


def parse_word_lists(file: DataFile) -> dict[str, dict[str, tuple[str, ...]]]:
    """Return the cue words of a file: table -> key -> words."""
    return {
        name: {key: split_folded(file.get(table, key)) for key in table}
        for name, table in file.raw.items()
        if isinstance(table, dict)
    }


def unknown_codes(codes: Iterable[str | None], known: Mapping[str, object]) -> list[str]:
    """Return those of ``codes`` that are not known, each once, in order."""
    return list(dict.fromkeys(code for code in codes if code is not None and code not in known))


def parse_calibration(file: DataFile) -> dict[str, tuple[float, ...]]:
    """Return the fitted numbers: name -> values."""
    numbers: dict[str, tuple[float, ...]] = {}
    for name, values in file.raw.items():
        if isinstance(values, list) and all(isinstance(value, int | float) for value in values):
            numbers[name] = tuple(map(float, values))
        elif isinstance(values, list):
            file.fault(f"{name} 应为数的数组", name)
    return numbers
