"""What a reviewer must know about a document besides where it belongs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from sei_cli.core.taxonomy import Strength, Tier

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sei_cli.core.context import Mention
    from sei_cli.core.lexicon import Lexicon
    from sei_cli.core.policy import Policy

_PARAMETER: Final = re.compile(
    r"\d ?(?:[munp]?m\b|[kmg]?[wva]\b|[kmg]?hz|[mk]?pa\b|°c|%|[kmg]?bps|rpm|db|"
    r"[kmgt]b\b|ml?\b|l\b|m[23]|t/|kg|h\b|s\b|ah|[km]?wh|吨|级|英寸|寸|μm|mg)"
)
_HALF: Final = 0.5  # half the weight of plain text still tells


def inspect(text: str, mentions: Sequence[Mention], lexicon: Lexicon, policy: Policy) -> list[str]:
    """Return the flags a text deserves by its words alone."""
    flags = []
    if len(text) < policy.too_short:
        flags.append("too-short")
    if any(mention.mark == "negated" for mention in mentions):
        flags.append("negated-mentions")
    if _stuffed(text, mentions, lexicon, policy):
        flags.append("keyword-stuffing")
    return flags


def _stuffed(text: str, mentions: Sequence[Mention], lexicon: Lexicon, policy: Policy) -> bool:
    """Tell whether words of fashion stand there with nothing of substance."""
    forms = {mention.form for mention in mentions if mention.factor >= _HALF}
    hot = forms & lexicon.hot
    if len(hot) < policy.stuffing_words:
        return False
    substance = sum(1 for form in forms - hot if _tells(form, lexicon))
    substance += min(len(_PARAMETER.findall(text)), len(hot))
    return substance < len(hot) * policy.stuffing_substance


def _tells(form: str, lexicon: Lexicon) -> bool:
    groups = (lexicon.groups[number][1] for number, _ in lexicon.entries.get(form, ()))
    return any(g.tier is not Tier.OUTSIDE and g.strength is not Strength.WEAK for g in groups)
