"""Overlapping spans -> those that count, and why the others do not."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from sei_cli.core.exact import Span


class Dropped(NamedTuple):
    """A span that does not count, and the longer one that covers part of it."""

    span: Span
    by: Span


class Resolution(NamedTuple):
    """What is left of overlapping spans, in text order, and what was dropped."""

    kept: list[Span]
    dropped: list[Dropped]


def resolve(spans: Sequence[Span], shields: Container[str]) -> Resolution:
    """Keep the longest span wherever spans overlap, the earlier of two equals.

    Shields win like any other span, and then count for nothing.
    """
    owners: dict[int, Span] = {}
    kept, dropped = [], []
    for span in sorted(spans, key=_longest_first):
        start, end, _ = span
        by = owners.get(start) or owners.get(end - 1)
        if by is None:
            owners.update(dict.fromkeys(range(start, end), span))
            kept.append(span)
        else:
            dropped.append(Dropped(span, by))
    return Resolution(sorted(span for span in kept if span.form not in shields), dropped)


def _longest_first(span: Span) -> tuple[int, int]:
    return span.start - span.end, span.start
