"""Plain texts and the records the tiny taxonomy gives them.

A new case needs no Python: put ``cases/<name>.txt`` there, run once with
SEI_UPDATE_GOLDEN=1 and read the diff.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from sei_cli import Classifier

CASES = sorted((Path(__file__).parent / "cases").glob("*.txt"))
TUNED = {"confidence", "weight"}  # guarded by the evaluation, not by examples


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_record_of_a_text(
    classifier: Classifier, golden: Callable[[str, str], None], case: Path
) -> None:
    text = case.read_text(encoding="utf-8")
    record = without_figures(classifier.classify(text, source=case.name).to_dict())
    expected = json.dumps(record, ensure_ascii=False, indent=1)
    golden(f"cases/{case.stem}.json", f"{expected}\n")


def without_figures(value: Any) -> Any:  # noqa: ANN401 - any JSON
    if isinstance(value, dict):
        return {key: without_figures(item) for key, item in value.items() if key not in TUNED}
    if isinstance(value, list):
        return [without_figures(item) for item in value]
    return value
