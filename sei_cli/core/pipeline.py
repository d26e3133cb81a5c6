"""The whole flow on one screen: text -> matches -> places -> scores -> verdict."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sei_cli.core.context import place
from sei_cli.core.exact import ExactFinder
from sei_cli.core.lexicon import Lexicon
from sei_cli.core.normalise import normalise
from sei_cli.core.policy import Policy
from sei_cli.core.resolve import resolve
from sei_cli.core.result import Result, build
from sei_cli.core.scoring import Scorer
from sei_cli.core.verdict import Judge
from sei_cli.core.warnings import inspect

if TYPE_CHECKING:
    from sei_cli.core.taxonomy import Taxonomy


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
        self._scorer = Scorer(self.lexicon, taxonomy.ambiguous, self.policy)
        self._judge = Judge(taxonomy, self.lexicon, self.policy)

    def classify(self, raw: str, *, source: str | None = None, top: int = 3) -> Result:
        """Classify one text; the result keeps ``top`` categories."""
        text = normalise(raw)
        found = resolve(self._finder.find(text.text), self.lexicon.shields)
        mentions = place(text.text, found.kept, self.lexicon.cues, self.policy)
        tallies = self._scorer.score(text.text, mentions)
        flags = inspect(text.text, mentions, tallies, self.policy)
        verdict = self._judge.decide(tallies, flags)
        return build(text, verdict, self.lexicon, self.taxonomy, self.policy, source, top)
