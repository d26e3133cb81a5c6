"""Every weight and threshold of the verdict, in one frozen object."""

from __future__ import annotations

from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sei_cli.core.taxonomy import Strength, Tier


def _table(**values: float) -> Mapping[str, float]:
    return MappingProxyType(values)


@dataclass(frozen=True, slots=True)
class Policy:
    """How much each thing counts. The defaults are what the reports measure."""

    # What a term says by itself.
    strength: Mapping[str, float] = field(
        default_factory=lambda: _table(strong=3.0, normal=1.8, weak=0.3)
    )
    tier: Mapping[str, float] = field(
        default_factory=lambda: _table(plan=1.0, alias=1.0, industry=1.0, outside=1.0)
    )
    length: tuple[float, ...] = (0.0, 0.3, 0.7, 0.9, 1.0, 1.1, 1.2)  # by characters, last on
    latin_length: tuple[float, ...] = (0.0, 0.2, 0.6, 0.8, 0.9, 1.0)
    other_sense: float = 0.3  # a sense that no neighbouring word decides for
    near: int = 150  # characters to either side in which neighbouring words decide

    # Where it stands.
    zones: Mapping[str, float] = field(
        default_factory=lambda: _table(
            title=2.0, content=1.2, body=1.0, company=0.4, market=0.4, policy=0.4, plant=0.3
        )
    )
    title_length: int = 45  # characters at most
    opening: float = 1.3  # in the first `opening_length` characters
    opening_length: int = 120
    marks: Mapping[str, float] = field(
        default_factory=lambda: _table(negated=0.0, use=0.35, bought=0.3, made=1.5)
    )
    repeat: float = 0.2  # each further mention of a term, up to `repeat_limit`
    repeat_limit: float = 0.6

    # How matches are found.
    fuzzy_length: int = 5
    fuzzy_similarity: float = 80.0
    fuzzy_insertion: float = 2.5  # points lost for each character between
    fuzzy_weight: float = 0.7  # of a match found in other words
    clear: float = 0.85  # surer verdicts than this are left as they are

    # What is reported.
    evidence_limit: int = 12
    rejected: float = 0.5  # less likely than this to fit the plan at all: unclassified
    fits: float = 0.8  # for a verdict one may rely on
    classified: float = 0.5
    contested: float = 0.1
    stuffing_words: int = 3  # so many words of fashion, and
    stuffing_substance: float = 1.0  # less than so many telling terms and figures for each
    too_short: int = 10  # characters
    project_fits: float = 0.15
    project_named: float = 0.95  # at least, where a document names it in full
    project_limit: int = 3

    def weight(self, form: str, tier: Tier, strength: Strength) -> float:
        """Return what one mention of ``form`` counts in plain running text."""
        lengths = self.latin_length if form.isascii() else self.length
        factor = lengths[min(len(form), len(lengths) - 1)]
        return self.strength[strength] * self.tier[tier] * factor
