"""What a reviewer must know about a document besides where it belongs."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sei_cli.core.context import Mention
    from sei_cli.core.policy import Policy
    from sei_cli.core.scoring import Tally


def inspect(
    text: str, mentions: Sequence[Mention], tallies: Mapping[str, Tally], policy: Policy
) -> list[str]:
    """Return the flags a text deserves, in the order of the contract."""
    flags = []
    if len(text) < policy.too_short:
        flags.append("too-short")
    if any(mention.mark == "negated" for mention in mentions):
        flags.append("negated-mentions")
    return flags
