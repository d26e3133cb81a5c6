"""The whole flow on one screen: text -> matches -> places -> scores -> verdict."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sei_cli.core.context import place
from sei_cli.core.exact import ExactFinder
from sei_cli.core.fuzzy import FuzzyFinder
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
    from sei_cli.core.taxonomy import Taxonomy
    from sei_cli.core.verdict import Verdict


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
        self._finder = ExactFinder(self.lexicon.forms)
        self._fuzzy = FuzzyFinder(self.lexicon.entries, self.policy)
        self._scorer = Scorer(self.lexicon, taxonomy.ambiguous, self.policy)
        self._judge = Judge(taxonomy, self.lexicon, self.policy)

    def classify(self, raw: str, *, source: str | None = None, top: int = 3) -> Result:
        """Classify one text; the result keeps ``top`` categories."""
        text = normalise(raw)
        found = resolve(self._finder.find(text.text), self.lexicon.shields)
        verdict = self._judge_spans(text.text, found.kept, {})
        if verdict.status != "classified" or verdict.categories[0].confidence < self.policy.clear:
            fuzzy = self._fuzzy.find(text.text, found.kept)
            if fuzzy:
                similar = {span.span: span.similarity for span in fuzzy}
                spans = resolve([*found.kept, *similar], self.lexicon.shields).kept
                verdict = self._judge_spans(text.text, spans, similar)
        return Result(source, text, verdict, self.taxonomy, self.lexicon, self.policy, top)

    def _judge_spans(
        self, text: str, spans: Sequence[Span], similar: Mapping[Span, float]
    ) -> Verdict:
        mentions = place(text, spans, similar, self.lexicon.cues, self.policy)
        tallies = self._scorer.score(text, mentions)
        flags = inspect(text, mentions, self.lexicon, self.policy)
        return self._judge.decide(tallies, flags)
