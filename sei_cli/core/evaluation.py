"""Labelled texts and verdicts on them -> measures, confusions, errors."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from sei_cli.core.taxonomy import field_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

Record = dict[str, Any]
Interval = tuple[float, float]

BINS: Final = 10  # of equal width, for the calibration error
TOP: Final = 3


@dataclass(frozen=True, slots=True)
class Gold:
    """One labelled text; see the contract's gold record."""

    id: str
    text: str
    primary: str | None
    also: tuple[str, ...]
    projects: tuple[str, ...]
    projects_also: tuple[str, ...]
    kind: str

    @classmethod
    def parse(cls, raw: Mapping[str, Any]) -> Gold:
        """Read a gold record; raise ``KeyError`` where ``id``, ``text`` or ``primary`` lacks."""
        return cls(
            id=str(raw["id"]),
            text=str(raw["text"]),
            primary=raw["primary"],
            also=tuple(raw.get("also", ())),
            projects=tuple(raw.get("projects", ())),
            projects_also=tuple(raw.get("projects_also", ())),
            kind=str(raw.get("kind", "")),
        )

    def accepts(self, code: str | None) -> bool:
        """Tell whether a careful reviewer accepts ``code``."""
        return code is not None and code in (self.primary, *self.also)


@dataclass(frozen=True, slots=True)
class Measure:
    """A share in 0..1 with the number of cases and its 95% interval."""

    name: str
    value: float
    count: int
    interval: Interval


def outcomes(cases: Sequence[tuple[Gold, Record]]) -> dict[str, list[bool]]:
    """Return measure name -> one value a case; the measure is their mean.

    Ranks are those of ``categories``, whatever the status: being rejected is counted apart.
    """
    positive = [(gold, record) for gold, record in cases if gold.primary is not None]
    negative = [(gold, record) for gold, record in cases if gold.primary is None]
    named = [(gold, record) for gold, record in cases if gold.projects]
    bare = [(gold, r) for gold, r in cases if not (gold.projects or gold.projects_also)]
    return {
        "field@1": [_field_right(gold, record) for gold, record in positive],
        "sub@1": [gold.accepts(_code(record)) for gold, record in positive],
        "sub@1_strict": [gold.primary == _code(record) for gold, record in positive],
        "sub@3": [any(map(gold.accepts, _codes(record)[:TOP])) for gold, record in positive],
        "positives_rejected": [_is(record, "unclassified") for _, record in positive],
        "positives_in_review": [_is(record, "review") for _, record in positive],
        "negatives_rejected": [_is(record, "unclassified") for _, record in negative],
        "negatives_classified": [_is(record, "classified") for _, record in negative],
        "project_recall@3": [
            code in _projects(record)[:TOP] for gold, record in named for code in gold.projects
        ],
        "project_false_alarm": [bool(_projects(record)) for _, record in bare],
    }


def measure(
    cases: Sequence[tuple[Gold, Record]], interval: Callable[[Sequence[float]], Interval]
) -> list[Measure]:
    """Return every measure that has cases; ``interval`` gives the 95% interval of a mean."""
    found = []
    for name, values in outcomes(cases).items():
        if values:
            numbers = [float(value) for value in values]
            mean = sum(numbers) / len(numbers)
            found.append(Measure(name, mean, len(numbers), interval(numbers)))
    pairs = confidences(cases)
    if pairs:
        error = calibration_error(pairs)
        found.append(Measure("ece", error, len(pairs), (error, error)))
    return found


def confidences(cases: Sequence[tuple[Gold, Record]]) -> list[tuple[float, bool]]:
    """Return (confidence, whether right) of every verdict that names a sub-domain."""
    return [
        (record["categories"][0]["confidence"], gold.accepts(_code(record)))
        for gold, record in cases
        if record["primary"] is not None
    ]


def reliability(pairs: Iterable[tuple[float, bool]]) -> list[tuple[float, float, int]]:
    """Return (mean confidence, share right, count) of each bin that is not empty."""
    bins: dict[int, list[tuple[float, bool]]] = {}
    for confidence, right in pairs:
        bins.setdefault(min(int(confidence * BINS), BINS - 1), []).append((confidence, right))
    return [
        (sum(c for c, _ in found) / len(found), sum(r for _, r in found) / len(found), len(found))
        for _, found in sorted(bins.items())
    ]


def calibration_error(pairs: Sequence[tuple[float, bool]]) -> float:
    """Return the expected calibration error over bins of equal width."""
    rows = reliability(pairs)
    return sum(abs(mean - right) * count for mean, right, count in rows) / len(pairs)


def confusion(cases: Sequence[tuple[Gold, Record]]) -> Counter[tuple[str, str]]:
    """Return how often each gold code came out as each other code (``-``: none)."""
    return Counter(
        (gold.primary or "-", record["primary"] or "-")
        for gold, record in cases
        if not _right(gold, record)
    )


def errors(cases: Sequence[tuple[Gold, Record]]) -> list[Record]:
    """Return what came out wrong, with the words that led there, in the cases' order."""
    return [
        {
            "id": gold.id,
            "kind": gold.kind,
            "gold": gold.primary,
            "also": list(gold.also),
            "got": record["primary"],
            "status": record["status"],
            "ranked": _codes(record)[:TOP],
            "because": _quotes(record),
        }
        for gold, record in cases
        if not _right(gold, record)
    ]


def culprits(cases: Sequence[tuple[Gold, Record]]) -> Counter[tuple[str, str]]:
    """Return how often each (term, code) stood among the evidence of a wrong verdict."""
    return Counter(
        (piece["term"], record["primary"])
        for gold, record in cases
        if record["primary"] is not None and not _right(gold, record)
        for piece in record["categories"][0]["evidence"]
    )


def per_subdomain(cases: Sequence[tuple[Gold, Record]]) -> dict[str, tuple[int, int, int]]:
    """Return code -> (texts of it, found among them, others taken for it)."""
    rows: dict[str, list[int]] = {}
    for gold, record in cases:
        if gold.primary is not None:
            row = rows.setdefault(gold.primary, [0, 0, 0])
            row[0] += 1
            row[1] += gold.accepts(record["primary"])
        if record["primary"] is not None and not gold.accepts(record["primary"]):
            rows.setdefault(record["primary"], [0, 0, 0])[2] += 1
    return {code: (row[0], row[1], row[2]) for code, row in rows.items()}


def _right(gold: Gold, record: Record) -> bool:
    if gold.primary is None:
        return _is(record, "unclassified")
    return gold.accepts(record["primary"])


def _field_right(gold: Gold, record: Record) -> bool:
    code = _code(record)
    return (
        code is not None and gold.primary is not None and field_of(code) == field_of(gold.primary)
    )


def _is(record: Record, status: str) -> bool:
    return bool(record["status"] == status)


def _quotes(record: Record) -> list[str]:
    return [piece["text"] for item in record["categories"][:1] for piece in item["evidence"]]


def _codes(record: Record) -> list[str]:
    return [item["code"] for item in record["categories"]]


def _code(record: Record) -> str | None:
    return next(iter(_codes(record)), None)


def _projects(record: Record) -> list[str]:
    return [item["code"] for item in record["special_projects"]]
