"""The whole flow on one screen: text -> matches -> places -> scores -> verdict."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Final, NamedTuple

from sei_cli.core.context import place
from sei_cli.core.exact import ExactFinder
from sei_cli.core.lexicon import Lexicon
from sei_cli.core.normalise import normalise
from sei_cli.core.policy import Policy
from sei_cli.core.resolve import resolve
from sei_cli.core.result import Result
from sei_cli.core.scoring import Scorer
from sei_cli.core.verdict import Judge
from sei_cli.core.warnings import inspect

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sei_cli.core.exact import Span
    from sei_cli.core.fuzzy import FuzzyFinder
    from sei_cli.core.taxonomy import Taxonomy
    from sei_cli.core.verdict import Verdict

# Turning the whole taxonomy round pays once this much text has been seen; before, only
# what stands in a text is looked up, in a fraction of the time.
WARM_UP: Final = 10_000


class _Reader(NamedTuple):
    """The stages that share a lexicon, whole or narrowed."""

    lexicon: Lexicon
    finder: ExactFinder
    scorer: Scorer


class Classifier:
    """Says where a text belongs. Holds a taxonomy made ready for matching.

    >>> from sei_cli import Classifier, load_taxonomy
    >>> Classifier(load_taxonomy()).classify("年产5万片12英寸晶圆产线，流片与光刻").primary
    '1.3'
    """

    def __init__(self, taxonomy: Taxonomy, policy: Policy | None = None) -> None:
        """Make the taxonomy ready; ``policy`` holds every weight and threshold."""
        self.taxonomy = taxonomy
        self.policy = policy or Policy()
        self.lexicon = Lexicon(taxonomy)
        self._judge = Judge(taxonomy, self.lexicon, self.policy)
        self._whole: _Reader | None = None
        self._seen = 0

    def classify(self, raw: str, *, source: str | None = None, top: int = 3) -> Result:
        """Classify one text; the result keeps ``top`` categories."""
        text = normalise(raw)
        reader = self._reader_of(text.text)
        found = resolve(reader.finder.find(text.text), reader.lexicon.shields).kept
        verdict = self._judge_spans(text.text, found, {}, reader)
        if verdict.status != "classified" or verdict.categories[0].confidence < self.policy.clear:
            fuzzy = self._fuzzy.find(text.text, found)
            if fuzzy:
                similar = {span.span: span.similarity for span in fuzzy}
                if reader is not self._whole:
                    words = "\n".join([text.text, *(span.form for span in similar)])
                    reader = self._reader(self.lexicon.narrowed(words))
                spans = resolve([*found, *similar], reader.lexicon.shields).kept
                verdict = self._judge_spans(text.text, spans, similar, reader)
        return Result(source, text, verdict, self.taxonomy, self.lexicon, self.policy, top)

    @cached_property
    def _fuzzy(self) -> FuzzyFinder:
        from sei_cli.core.fuzzy import FuzzyFinder  # noqa: PLC0415 - many calls never need it

        forms = (form for _, group in self.lexicon.groups for form in group.forms)
        return FuzzyFinder(forms, self.policy)

    def _reader_of(self, text: str) -> _Reader:
        """Return what reads ``text``: at first only with what occurs in it, later with all."""
        self._seen += len(text)
        if self._seen > WARM_UP:
            self._whole = self._whole or self._reader(self.lexicon)
            return self._whole
        return self._reader(self.lexicon.narrowed(text))

    def _reader(self, lexicon: Lexicon) -> _Reader:
        scorer = Scorer(lexicon, self.taxonomy.ambiguous, self.policy)
        return _Reader(lexicon, ExactFinder(lexicon.forms), scorer)

    def _judge_spans(
        self, text: str, spans: Sequence[Span], similar: Mapping[Span, float], reader: _Reader
    ) -> Verdict:
        mentions = place(text, spans, similar, reader.lexicon.cues, self.policy)
        tallies = reader.scorer.score(text, mentions)
        flags = inspect(text, mentions, reader.lexicon, self.policy)
        return self._judge.decide(tallies, flags)
