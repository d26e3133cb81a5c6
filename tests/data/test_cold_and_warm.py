"""Reading a first text and reading the thousandth give the same record."""

from __future__ import annotations

from pathlib import Path

from sei_cli import Classifier, load_taxonomy
from sei_cli.adapters.gold import read_gold
from sei_cli.core import pipeline

GOLD = Path(__file__).parents[2] / "evaluation" / "gold.jsonl"


def test_narrowed_and_whole_lexicon_judge_alike() -> None:
    taxonomy, texts = load_taxonomy(), [gold.text for gold in read_gold(GOLD)]
    warm = Classifier(taxonomy)
    warm.classify("无" * (pipeline.WARM_UP + 1))
    for text in texts[::4]:
        assert Classifier(taxonomy).classify(text).to_dict() == warm.classify(text).to_dict()
