"""What else the plan says: numeric bounds, 2020 targets, measures, places.

Raw mappings, as the data files hold them -> objects; faults go to the file's ``problems``.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from sei_cli.core.taxonomy import split_terms

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from sei_cli.core.schema import DataFile

BETTER: Final = ("", "lower", "higher")  # where outside the range is in the plan's spirit
BOUNDS: Final = (">=", "about", "strive", "=")
KINDS: Final = ("measure", "guarantee")


@dataclass(frozen=True, slots=True)
class Threshold:
    """A number or named grade that the plan attaches to a product; an open end is ``None``."""

    id: str
    code: str  # a sub-domain, or a field where the plan speaks of all of it
    direction: str | None
    what: str
    quantity: str
    unit: str
    better: str
    note: str
    cite: str
    low: float | None
    high: float | None
    product: tuple[str, ...]  # words near the number that make it the thing meant
    not_near: tuple[str, ...]  # words near it that forbid this
    values: tuple[str, ...]  # grades as the plan names them
    below: tuple[str, ...]  # well-known grades short of them
    words: tuple[str, ...]  # spellings of the number itself
    units: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Target:
    """A number to be reached, or in the baseline one that had been; ``bound`` is of ``BOUNDS``."""

    id: str
    what: str
    unit: str
    bound: str
    group: str
    note: str
    cite: str
    value: float
    year: int
    repeats: str | None  # the target of which this is the second mention


@dataclass(frozen=True, slots=True)
class MeasureGroup:
    """A section of chapter four (``measure``) or five (``guarantee``); the code is the clause."""

    code: str
    kind: str
    name: str
    name_en: str
    summary: str


@dataclass(frozen=True, slots=True)
class Measure:
    """A numbered item of a section, or a section that has none; the code is the clause."""

    code: str
    group: str
    name: str
    summary: str
    keywords: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class City:
    """A city of the province and the names of what lies in it."""

    code: str
    name: str
    name_en: str
    sign: str  # one character, not to be looked for alone
    part: str
    cite: str
    short: tuple[str, ...]
    districts: tuple[str, ...]
    counties: tuple[str, ...]
    short_districts: tuple[str, ...]
    former: tuple[str, ...]
    zones: tuple[str, ...]

    def names(self) -> tuple[str, ...]:
        """Return every name that tells the city, each once, the city's own first."""
        within = (*self.districts, *self.counties, *self.short_districts, *self.former)
        return tuple(dict.fromkeys((self.name, *self.short, *within, *self.zones)))


@dataclass(frozen=True, slots=True)
class SourceRegion:
    """A city and the industry it shall be a source of."""

    city: str
    industry: str
    cite: str
    fields: tuple[str, ...]
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Base:
    """A kind of characteristic base and the cities it shall rest on."""

    name: str
    cite: str
    cities: tuple[str, ...]
    fields: tuple[str, ...]
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Park:
    """A park of international co-operation."""

    name: str
    city: str
    cite: str


@dataclass(frozen=True, slots=True)
class Outside:
    """Names of places outside the province."""

    provinces: tuple[str, ...] = ()
    short: tuple[str, ...] = ()
    cities: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Places:
    """The places of the plan, in its order; ``cities`` by name."""

    province: str
    aliases: tuple[str, ...]
    cities: Mapping[str, City]
    sources: tuple[SourceRegion, ...]
    bases: tuple[Base, ...]
    parks: tuple[Park, ...]
    outside: Outside


@dataclass(frozen=True, slots=True)
class PlanData:
    """All of it; the mappings, by id or code, keep the order of the files."""

    thresholds: Mapping[str, Threshold]
    targets: Mapping[str, Target]
    baseline: Mapping[str, Target]
    groups: Mapping[str, MeasureGroup]
    measures: Mapping[str, Measure]
    places: Places


def parse_thresholds(file: DataFile) -> dict[str, Threshold]:
    """Return the thresholds by id."""
    return _by("id", file, [_threshold(file, table) for table in file.tables("thresholds")])


def _threshold(file: DataFile, table: Mapping[str, Any]) -> Threshold:
    low, high = (_number(file, table, key, optional=True) for key in ("low", "high"))
    if low is not None and high is not None and low > high:
        file.fault(f"下限 {low:g} 大于上限 {high:g}", file.get(table, "id"))
    return Threshold(
        **_texts(file, table, "id code what quantity unit cite"),
        direction=file.get(table, "direction", "") or None,
        better=_choice(file, table, "better", BETTER),
        note=file.get(table, "note", ""),
        low=low,
        high=high,
        **_lists(file, table, "product values words units"),
        **_lists(file, table, "not_near below", []),
    )


def parse_targets(file: DataFile, key: str = "targets") -> dict[str, Target]:
    """Return the targets, or with the key ``baseline`` where the province stood, by id."""
    targets = _by("id", file, [_target(file, table) for table in file.tables(key)])
    _known(file, (item.repeats or "" for item in targets.values()), targets, "指标")
    return targets


def _target(file: DataFile, table: Mapping[str, Any]) -> Target:
    return Target(
        **_texts(file, table, "id what unit cite"),
        bound=_choice(file, table, "bound", BOUNDS),
        group=file.get(table, "group", ""),
        note=file.get(table, "note", ""),
        value=_number(file, table, "value") or 0.0,
        year=int(_number(file, table, "year") or 0),
        repeats=file.get(table, "repeats", "") or None,
    )


def parse_measure_groups(file: DataFile) -> dict[str, MeasureGroup]:
    """Return the sections of measures and guarantees by clause."""
    groups = [
        MeasureGroup(
            **_texts(file, table, "code name name_en summary"),
            kind=_choice(file, table, "kind", KINDS),
        )
        for table in file.tables("groups")
    ]
    return _by("code", file, groups)


def parse_measures(file: DataFile, groups: Collection[str]) -> dict[str, Measure]:
    """Return the measures by clause; each must belong to one of ``groups``."""
    measures = [
        Measure(
            **_texts(file, table, "code group name summary"),
            keywords=tuple(split_terms(file.get(table, "keywords"))),
        )
        for table in file.tables("measures")
    ]
    _known(file, (item.group for item in measures), groups, "举措")
    return _by("code", file, measures)


def parse_places(file: DataFile) -> Places:
    """Return the places; source regions, bases and parks must lie in listed cities."""
    cities = _by("name", file, [_city(file, table) for table in file.tables("cities")])
    sources = tuple(
        SourceRegion(
            **_texts(file, table, "city industry cite"), **_lists(file, table, "fields codes")
        )
        for table in file.tables("sources")
    )
    bases = tuple(
        Base(**_texts(file, table, "name cite"), **_lists(file, table, "cities fields codes"))
        for table in file.tables("bases")
    )
    parks = tuple(Park(**_texts(file, table, "name city cite")) for table in file.tables("parks"))
    named = [source.city for source in sources] + [park.city for park in parks]
    named += [city for base in bases for city in base.cities]
    _known(file, named, cities, "城市")
    province = file.get(file.raw, "province")
    return Places(province, file.codes("aliases"), cities, sources, bases, parks, _outside(file))


def _city(file: DataFile, table: Mapping[str, Any]) -> City:
    lists = "short districts counties short_districts former zones"
    texts = _texts(file, table, "code name name_en sign part cite")
    return City(**texts, **_lists(file, table, lists))


def _outside(file: DataFile) -> Outside:
    table = file.raw.get("outside")
    if isinstance(table, dict):
        return Outside(**_lists(file, table, "provinces short cities"))
    file.fault("缺少表 outside", "outside")
    return Outside()


def _texts(file: DataFile, table: Mapping[str, Any], keys: str) -> dict[str, Any]:
    return {key: file.get(table, key) for key in keys.split()}


def _lists(
    file: DataFile, table: Mapping[str, Any], keys: str, default: list[str] | None = None
) -> dict[str, Any]:
    return {key: _words(file, table, key, default) for key in keys.split()}


def _words(
    file: DataFile, table: Mapping[str, Any], key: str, default: list[str] | None
) -> tuple[str, ...]:
    value = table.get(key, default)
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return tuple(value)
    file.fault(f"{key} 应为文字的数组", key if key in table else "")
    return ()


def _number(
    file: DataFile, table: Mapping[str, Any], key: str, *, optional: bool = False
) -> float | None:
    value = table.get(key)
    if type(value) in {int, float}:  # true is an int as well
        return value
    if not optional or key in table:
        file.fault(f"{key} 应为数", key if key in table else "")
    return None


def _choice(file: DataFile, table: Mapping[str, Any], key: str, choices: tuple[str, ...]) -> str:
    value = file.get(table, key)
    if value not in choices:
        file.fault(f"{value!r} 不是 {'、'.join(filter(None, choices))} 之一", f'"{value}"')
    return value


def _known(file: DataFile, names: Iterable[str], known: Collection[str], kind: str) -> None:
    for name in dict.fromkeys(filter(None, names)):
        if name not in known:
            file.fault(f"{kind}“{name}”不存在", f'"{name}"')


def _by(key: str, file: DataFile, items: list[Any]) -> dict[str, Any]:
    counts = Counter(getattr(item, key) for item in items)
    for name in (name for name, count in counts.items() if count > 1):
        file.fault(f"{key} “{name}”重复", f'"{name}"')
    return {getattr(item, key): item for item in items}
