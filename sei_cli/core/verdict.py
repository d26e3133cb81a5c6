"""Scores -> verdict: ranked categories, confidence, status, flags."""

from __future__ import annotations

import math
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Final, NamedTuple

from sei_cli.core.scoring import Contribution, Tally
from sei_cli.core.taxonomy import Strength, field_of
from sei_cli.errors import Problem, TaxonomyError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sei_cli.core.lexicon import Lexicon
    from sei_cli.core.policy import Policy
    from sei_cli.core.taxonomy import SpecialProject, Taxonomy

NOTHING: Final = Tally()
TELLING: Final = 0.5  # of a mention's full weight
PROJECT_FEATURES: Final = 4  # see ``project_features``


class Ranked(NamedTuple):
    """A code with its score, its confidence in 0..1, and what speaks for it."""

    code: str
    score: float
    confidence: float
    tally: Tally


@dataclass(frozen=True, slots=True)
class Features:
    """The few numbers confidence rests on; all dimensionless.

    ``support``: log of the top score; ``breadth``: log of the number of its telling terms;
    ``margin``: share by which it beats the best rival of another sub-domain;
    ``field_margin``: the same against the best of another field; ``focus``: share of its
    field in all; ``outside``: log of the best ordinary trade's score; ``lead``: support
    less outside; ``fashion``: share of words of fashion among the telling ones.
    """

    support: float
    breadth: float
    margin: float
    field_margin: float
    focus: float
    outside: float
    lead: float
    fashion: float

    def values(self) -> tuple[float, ...]:
        """Return the numbers in the order of the calibration's weights."""
        return tuple(getattr(self, name) for name in self.__slots__)


class Verdict(NamedTuple):
    """What the document is; ``categories`` ranks every sub-domain with any evidence."""

    status: str
    categories: tuple[Ranked, ...]
    fields: tuple[Ranked, ...]
    projects: tuple[Ranked, ...]
    trades: tuple[Ranked, ...]
    flags: tuple[str, ...]
    features: Features | None = None

    @property
    def primary(self) -> str | None:
        """The best sub-domain's code, or None when the document belongs to none."""
        return None if self.status == "unclassified" else self.categories[0].code


def _check_calibration(calibration: Mapping[str, Sequence[float]]) -> None:
    counts = dict.fromkeys(("fits", "right", "field"), 1 + len(fields(Features)))
    counts["project"] = 1 + PROJECT_FEATURES
    problems = [
        Problem("calibration.toml", 0, f"{name} 应有 {count} 个数")
        for name, count in counts.items()
        if len(calibration.get(name, ())) != count
    ]
    if problems:
        raise TaxonomyError(problems)


class Judge:
    """Turns the tallies of one document into a verdict."""

    def __init__(self, taxonomy: Taxonomy, lexicon: Lexicon, policy: Policy) -> None:
        """Keep what is needed to judge; raise ``TaxonomyError`` for an unfit calibration."""
        _check_calibration(taxonomy.calibration)
        self._taxonomy = taxonomy
        self._lexicon = lexicon
        self._policy = policy

    def decide(self, tallies: Mapping[str, Tally], flags: Sequence[str]) -> Verdict:
        """Return the verdict on a document with these tallies and findings."""
        subs = self._ranking(tallies, self._taxonomy.subdomains)
        trades = self._ranking(tallies, self._taxonomy.trades)
        if not subs:
            return Verdict("unclassified", (), (), (), tuple(trades), tuple(flags))
        features = self.features(subs, trades)
        fits = self._logistic("fits", features.values())  # belongs to the plan at all
        sure = self._logistic("right", features.values())  # and to this sub-domain
        subs = _spread(subs, sure)
        fields = self._fields(subs, self._logistic("field", features.values()))
        status, more = self._status(fits, sure, features, flags)
        projects = () if status == "unclassified" else self._projects(tallies, subs)
        return Verdict(
            status, tuple(subs), fields, projects, tuple(trades), (*flags, *more), features
        )

    def features(self, subs: Sequence[Ranked], trades: Sequence[Ranked]) -> Features:
        """Return the numbers confidence rests on; ``subs`` is not empty."""
        top = subs[0]
        rival = subs[1].score if len(subs) > 1 else 0.0
        foreign = next((r.score for r in subs if field_of(r.code) != field_of(top.code)), 0.0)
        outside = math.log1p(trades[0].score if trades else 0.0)
        own_field = sum(r.score for r in subs if field_of(r.code) == field_of(top.code))
        telling = sum(map(self._tells, top.tally.parts))
        hot = {part.mention.form for ranked in subs for part in ranked.tally.parts}
        fashion = len(hot & self._lexicon.hot)
        return Features(
            support=math.log1p(top.score),
            breadth=math.log1p(telling),
            margin=(top.score - rival) / (top.score + rival),
            field_margin=(top.score - foreign) / (top.score + foreign),
            focus=own_field / sum(r.score for r in subs),
            outside=outside,
            lead=math.log1p(top.score) - outside,
            fashion=fashion / (fashion + telling + 1),
        )

    def _tells(self, part: Contribution) -> bool:
        """Tell whether a term says something by itself where it stands."""
        _, group = self._lexicon.groups[part.group]
        plain = part.mention.factor >= TELLING and part.mention.form not in self._lexicon.hot
        return plain and group.strength is not Strength.WEAK

    def _ranking(self, tallies: Mapping[str, Tally], codes: Mapping[str, object]) -> list[Ranked]:
        found = [
            Ranked(code, tally.score, 0.0, tally)
            for code in codes
            if (tally := tallies.get(code)) is not None and tally.score > 0
        ]
        return sorted(found, key=lambda ranked: -ranked.score)

    def _logistic(self, name: str, values: Sequence[float]) -> float:
        intercept, *weights = self._taxonomy.calibration[name]
        total = sum(weight * value for weight, value in zip(weights, values, strict=True))
        return 1 / (1 + math.exp(-intercept - total))

    def _fields(self, subs: Sequence[Ranked], sure: float) -> tuple[Ranked, ...]:
        sums: dict[str, float] = {}
        for ranked in subs:
            code = field_of(ranked.code)
            sums[code] = sums.get(code, 0.0) + ranked.score
        first = field_of(subs[0].code)
        order = sorted(sums, key=lambda code: (code != first, -sums[code]))
        ranking = [Ranked(code, sums[code], 0.0, Tally(sums[code])) for code in order]
        return tuple(_spread(ranking, max(sure, subs[0].confidence)))

    def _status(
        self, fits: float, sure: float, features: Features, flags: Sequence[str]
    ) -> tuple[str, list[str]]:
        policy = self._policy
        more = ["contested"] if features.margin < policy.contested else []
        if fits < policy.rejected:
            return "unclassified", []
        if fits < policy.fits or sure < policy.classified or "keyword-stuffing" in flags:
            return "review", more
        return "classified", more

    def _projects(self, tallies: Mapping[str, Tally], subs: Sequence[Ranked]) -> tuple[Ranked, ...]:
        """Return the special projects that their own words and the sub-domain speak for."""
        found = []
        for code, project in self._taxonomy.projects.items():
            own = tallies.get(code, NOTHING)
            if not (own.parts or subs[0].code in project.core) or not _has(own, project.requires):
                continue
            sure = self._logistic("project", project_features(project, own, subs))
            if any(part.mention.form == project.name.lower() for part in own.parts):
                sure = max(sure, self._policy.project_named)
            if sure >= self._policy.project_fits:
                # A core project without words of its own rests on its sub-domain's.
                shown = own if own.parts else subs[0].tally
                found.append(Ranked(code, own.score, sure, shown))
        limit = self._policy.project_limit
        return tuple(sorted(found, key=lambda ranked: -ranked.confidence)[:limit])


def project_features(
    project: SpecialProject, tally: Tally, subs: Sequence[Ranked]
) -> tuple[float, ...]:
    """Return what a special project's confidence rests on.

    Log of its own score; whether the first sub-domain is a core one of it, or a related
    one; whether the second is a core one.
    """
    first = subs[0].code
    second = subs[1].code if len(subs) > 1 else ""
    return (
        math.log1p(tally.score),
        float(first in project.core),
        float(first in project.related),
        float(second in project.core),
    )


def _has(tally: Tally, words: Sequence[str]) -> bool:
    return not words or any(word in part.mention.form for part in tally.parts for word in words)


def _spread(ranking: Sequence[Ranked], sure: float) -> list[Ranked]:
    """Give the first ``sure``, the others the rest in proportion to their scores."""
    first, *others = ranking
    rest = sum(other.score for other in others) + first.score
    confidences = [sure, *((1 - sure) * other.score / rest for other in others)]
    return [
        Ranked(ranked.code, ranked.score, confidence, ranked.tally)
        for ranked, confidence in zip(ranking, confidences, strict=True)
    ]
