"""Where a span stands in the document, and what that does to its weight.

Cue words (the taxonomy's ``cues``) come out of the same scan as the terms:

* ``zone``: a heading such as 建设内容 or 企业概况; rules until the next heading.
* ``sentence``: words such as 荣获 or 市场规模 that make one sentence a side remark.
* ``forward`` / ``backward``: negation, use, purchase; reach over the rest of the clause,
  or over what came before in it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sei_cli.core.exact import Span
    from sei_cli.core.policy import Policy

_CLAUSE_END: Final = re.compile(r"[,。;:!?()\n]")
_SENTENCE_END: Final = re.compile(r"[。;!?]")
_BEFORE_HEADING: Final = frozenset('。;!?,、)】.:》"”-~#*>|')
_AFTER_HEADING: Final = frozenset(":(】)。一二三四")
TITLE: Final = "title"
BODY: Final = "body"
_HEAD: Final = "的"  # what follows 用于…的 is the thing itself


class Mention(NamedTuple):
    """A term in the text: what its place makes it count, and the mark that explains it."""

    start: int
    end: int
    form: str
    factor: float
    mark: str  # a zone, or a mark such as ``negated``; ``body`` for plain running text
    similarity: float = 100.0


def place(
    text: str,
    spans: Sequence[Span],
    similar: Mapping[Span, float],
    cues: Mapping[str, tuple[tuple[str, str], ...]],
    policy: Policy,
) -> list[Mention]:
    """Return the terms among ``spans`` with what their place makes them count.

    ``similar`` holds the likeness (0..100) of those found in other words.
    """
    marks = _Marks(text, policy)
    terms = []
    for span in spans:
        meanings = cues.get(span.form)
        if meanings is None:
            terms.append(span)
        else:
            for kind, value in meanings:
                marks.add(kind, value, span)
    return [marks.mention(span, similar.get(span, 100.0)) for span in terms]


class _Marks:
    """The cues met in one text, looked up by position."""

    def __init__(self, text: str, policy: Policy) -> None:
        self.text = text
        self.policy = policy
        self.zone_starts: list[int] = [0]
        self.zone_names: list[str] = [BODY]
        self.reaches: list[tuple[int, int, str]] = []

    def add(self, kind: str, value: str, span: Span) -> None:
        """Take a cue in; cues come in text order."""
        if kind == "zone":
            if self._is_heading(span):
                self._open(value, span)
        elif kind == "sentence":
            self.reaches.append((*self._sentence(span), value))
        elif kind == "forward":
            self.reaches.append((span.end, self._forward(span), value))
        else:
            self.reaches.append((self._backward(span), span.start, value))

    def _open(self, zone: str, span: Span) -> None:
        """Begin a zone at its heading; a title is one clause, body follows it."""
        if self.zone_starts[-1] > span.start:  # the end of a title that has no full stop
            self.zone_starts.pop()
            self.zone_names.pop()
        self.zone_starts.append(span.start)
        self.zone_names.append(zone)
        if zone == TITLE:
            found = _SENTENCE_END.search(self.text, span.end)
            end = found.start() if found else len(self.text)
            self.zone_starts.append(min(end, span.end + self.policy.title_length))
            self.zone_names.append(BODY)

    def mention(self, span: Span, similarity: float) -> Mention:
        """Weigh one term by the zone it stands in and the cues that reach it."""
        zone = self.zone_names[bisect_right(self.zone_starts, span.start) - 1]
        factor, mark = self.policy.zones.get(zone, 1.0), zone
        if span.start < self.policy.opening_length and factor == 1.0:
            factor = self.policy.opening
        raised = 1.0
        for start, end, value in self.reaches:
            if start <= span.start < end:
                own = self.policy.zones.get(value, self.policy.marks.get(value, 1.0))
                raised = max(raised, own)
                if own < factor:
                    factor, mark = own, value
        if mark == zone:  # nothing speaks against it
            factor *= raised
        if similarity < 100.0:  # noqa: PLR2004 - all of it
            factor *= self.policy.fuzzy_weight
        return Mention(*span, factor, mark, similarity)

    def _is_heading(self, span: Span) -> bool:
        before = self.text[span.start - 1 : span.start]
        after = self.text[span.end : span.end + 1]
        opens = not before or before in _BEFORE_HEADING or before.isdigit() or after == ":"
        return opens and (not after or after in _AFTER_HEADING or not before or before != ",")

    def _sentence(self, span: Span) -> tuple[int, int]:
        """Return the sentence about a cue; a heading begins one, as a title has no full stop."""
        start = max(self.text.rfind(mark, 0, span.start) for mark in "。;!?") + 1
        heading = self.zone_starts[bisect_right(self.zone_starts, span.start) - 1]
        found = _SENTENCE_END.search(self.text, span.end)
        return max(start, heading), found.start() if found else len(self.text)

    def _forward(self, span: Span) -> int:
        found = _CLAUSE_END.search(self.text, span.end)
        end = found.start() if found else len(self.text)
        head = self.text.rfind(_HEAD, span.end, end)
        return head if head >= 0 else end

    def _backward(self, span: Span) -> int:
        return max(self.text.rfind(mark, 0, span.start) for mark in ",。;:!?(") + 1
