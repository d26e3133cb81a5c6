"""Mentions -> a score for every owner of terms, with what made it up."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from sei_cli.core.taxonomy import Strength

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sei_cli.core.context import Mention
    from sei_cli.core.lexicon import Lexicon
    from sei_cli.core.policy import Policy
    from sei_cli.core.taxonomy import Sense


class Contribution(NamedTuple):
    """What one spelling adds to one owner: its best mention, its weight there."""

    mention: Mention
    group: int
    term: str
    weight: float


@dataclass(slots=True)
class Tally:
    """The score of one owner and the contributions it is the sum of."""

    score: float = 0.0
    parts: list[Contribution] = field(default_factory=list)


class Scorer:
    """Scores mentions; knows the weight of every spelling for every owner."""

    def __init__(
        self, lexicon: Lexicon, ambiguous: Mapping[str, tuple[Sense, ...]], policy: Policy
    ) -> None:
        """Keep the lexicon; weights are worked out as spellings turn up."""
        self._lexicon = lexicon
        self._ambiguous = ambiguous
        self._policy = policy
        self._weights: dict[str, list[tuple[str, int, str, float]]] = {}

    def score(self, text: str, mentions: Sequence[Mention]) -> dict[str, Tally]:
        """Return owner -> tally for every owner that any mention speaks for."""
        tallies: dict[str, Tally] = {}
        for best, factor, near in self._gather(text, mentions):
            for owner, group, term, weight in self._of(best.form):
                share = weight * factor * near.get(owner, 1.0)
                tally = tallies.get(owner)
                if tally is None:
                    tally = tallies[owner] = Tally()
                tally.score += share
                tally.parts.append(Contribution(best, group, term, share))
        return tallies

    def _gather(
        self, text: str, mentions: Sequence[Mention]
    ) -> list[tuple[Mention, float, Mapping[str, float]]]:
        """Return each spelling once: best mention, factor with repeats, factors of senses."""
        policy = self._policy
        by_form: dict[str, list[Mention]] = {}
        for mention in mentions:
            by_form.setdefault(mention.form, []).append(mention)
        gathered = []
        for form, found in by_form.items():
            best = max(found, key=lambda mention: mention.factor)
            more = min(policy.repeat * (len(found) - 1), policy.repeat_limit)
            senses = self._ambiguous.get(form)
            near = self._decide(text, found, senses) if senses else {}
            gathered.append((best, best.factor * (1 + more), near))
        return gathered

    def _decide(
        self, text: str, found: Sequence[Mention], senses: tuple[Sense, ...]
    ) -> Mapping[str, float]:
        """Let the neighbouring words choose among the senses of an ambiguous term."""
        reach = self._policy.near
        windows = [text[max(0, m.start - reach) : m.end + reach] for m in found]
        chosen = {
            sense.code
            for sense in senses
            if any(word in window for word in sense.near for window in windows)
        }
        chosen = chosen or {senses[0].code}
        other = 0.0 if None in chosen else self._policy.other_sense
        factors = {sense.code: 1.0 if sense.code in chosen else other for sense in senses}
        return {code: factor for code, factor in factors.items() if code is not None}

    def _of(self, form: str) -> list[tuple[str, int, str, float]]:
        """Return ``(owner, group, term, weight)`` for each owner, its best listing only."""
        known = self._weights.get(form)
        if known is None:
            best: dict[str, tuple[str, int, str, float]] = {}
            for number, term in self._lexicon.entries.get(form, ()):
                owner, group = self._lexicon.groups[number]
                strength = Strength.WEAK if form in self._lexicon.hot else group.strength
                weight = self._policy.weight(form, group.tier, strength)
                if owner not in best or weight > best[owner][3]:
                    best[owner] = (owner, number, term, weight)
            known = self._weights[form] = list(best.values())
        return known
