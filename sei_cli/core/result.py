"""The result record ``sei.result/1``: what other programs read."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from sei_cli.core.taxonomy import Tier

if TYPE_CHECKING:
    from sei_cli.core.context import Mention
    from sei_cli.core.lexicon import Lexicon
    from sei_cli.core.normalise import NormalText
    from sei_cli.core.policy import Policy
    from sei_cli.core.scoring import Contribution
    from sei_cli.core.taxonomy import Group, Taxonomy
    from sei_cli.core.verdict import Ranked, Verdict

SCHEMA: Final = "sei.result/1"


class Result(NamedTuple):
    """A verdict on one document, with the text it rests on."""

    source: str | None
    text: NormalText
    verdict: Verdict
    taxonomy: Taxonomy
    lexicon: Lexicon
    policy: Policy
    top: int

    @property
    def status(self) -> str:
        """``classified``, ``review`` or ``unclassified``."""
        return self.verdict.status

    @property
    def primary(self) -> str | None:
        """The best sub-domain's code, or None."""
        return self.verdict.primary

    def to_dict(self) -> dict[str, Any]:
        """Return the record, keys in the contract's order."""
        verdict, primary = self.verdict, self.primary
        name = self.taxonomy.name
        raw = self.text.raw
        return {
            "schema": SCHEMA,
            "source": self.source,
            "status": verdict.status,
            "primary": primary,
            "field": primary and primary.partition(".")[0],
            "categories": [
                {
                    "code": ranked.code,
                    "name": name(ranked.code),
                    "field": ranked.code.partition(".")[0],
                    "confidence": round(ranked.confidence, 3),
                    "evidence": self.evidence(ranked),
                }
                for ranked in verdict.categories[: self.top]
            ],
            "fields": [
                {
                    "code": ranked.code,
                    "name": name(ranked.code),
                    "confidence": round(ranked.confidence, 3),
                }
                for ranked in verdict.fields[: self.top]
            ],
            "special_projects": [
                {
                    "code": ranked.code,
                    "name": name(ranked.code),
                    "confidence": round(ranked.confidence, 3),
                    "evidence": self.evidence(ranked),
                }
                for ranked in verdict.projects
            ],
            "outside": [
                {"code": ranked.code, "name": name(ranked.code), "evidence": self.evidence(ranked)}
                for ranked in verdict.trades[:2]
            ],
            "flags": list(verdict.flags),
            "taxonomy": {"id": self.taxonomy.id, "version": self.taxonomy.version},
            "text": {
                "chars": len(raw),
                "sha256": hashlib.sha256(raw.encode("utf-8", "surrogatepass")).hexdigest(),
            },
        }

    def evidence(self, ranked: Ranked) -> list[dict[str, Any]]:
        """Return what speaks for a code, weightiest first, quoted from the original."""
        limit = self.policy.evidence_limit
        parts = sorted(ranked.tally.parts, key=lambda part: (-part.weight, part.mention.start))
        return [self._piece(part) for part in parts[:limit]]

    def _piece(self, part: Contribution) -> dict[str, Any]:
        start, end = self.text.span(part.mention.start, part.mention.end)
        _, group = self.lexicon.groups[part.group]
        piece = {
            "text": self.text.raw[start:end],
            "start": start,
            "end": end,
            "term": part.term,
            "match": _how(part.mention, group),
            "tier": str(group.tier),
            "similarity": round(part.mention.similarity, 1),
            "weight": round(part.weight, 3),
            "cite": group.cite,
        }
        if part.mention.mark != "body":
            piece["context"] = part.mention.mark
        return piece


def _how(mention: Mention, group: Group) -> str:
    if mention.similarity < 100.0:  # noqa: PLR2004 - all of it
        return "fuzzy"
    return "alias" if group.tier is Tier.ALIAS else "exact"
