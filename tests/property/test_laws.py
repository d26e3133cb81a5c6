from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from hypothesis import example, given
from hypothesis import strategies as st

from sei_cli import Classifier
from sei_cli.adapters.documents import decode
from sei_cli.core.exact import ExactFinder, Span
from sei_cli.core.fuzzy import FuzzyFinder
from sei_cli.core.normalise import normalise
from sei_cli.core.resolve import resolve
from tests.property import strategies

if TYPE_CHECKING:
    from random import Random

    from sei_cli.core.policy import Policy
    from sei_cli.core.taxonomy import Taxonomy

LATIN, DIGITS = set("abcdefghijklmnopqrstuvwxyz"), set("0123456789")


@given(strategies.raw_texts)
def test_origins_never_decrease_and_lie_in_the_original(raw: str) -> None:
    text = normalise(raw)
    origins = [text.origin(position) for position in range(len(text.text))]
    assert all(left <= right for left, right in pairwise(origins))
    assert all(0 <= origin < len(raw) for origin in origins)


@given(strategies.raw_texts)
@example("a \u200b b")
@example("⼈ a")
@example("薴")
def test_normal_form_is_its_own_normal_form(raw: str) -> None:
    text = normalise(raw).text
    assert normalise(text).text == text


@given(strategies.raw_texts, strategies.raw_texts)
def test_span_of_a_part_leads_back_into_that_part(before: str, after: str) -> None:
    raw = f"{before}。流片。{after}"
    text = normalise(raw)
    at = len(normalise(f"{before}。").text)
    start, end = text.span(at, at + 2)
    assert raw[start:end] == "流片"


@given(strategies.forms, strategies.plain_texts)
def test_automaton_equals_naive_search(forms: list[str], text: str) -> None:
    assert sorted(ExactFinder(forms).find(text)) == naive_search(forms, text)


@given(strategies.ranges)
def test_what_resolve_keeps_never_overlaps_and_what_it_drops_does(
    ranges: list[tuple[int, int]],
) -> None:
    spans = [Span(start, end, f"{start}-{end}") for start, end in ranges]
    kept, dropped = resolve(spans, ())
    assert all(left.end <= right.start for left, right in pairwise(kept))
    assert sorted([*kept, *(drop.span for drop in dropped)]) == sorted(spans)
    for span, by in dropped:
        assert by in kept
        assert by.end - by.start >= span.end - span.start
        assert max(span.start, by.start) < min(span.end, by.end)


@given(strategies.project_texts)
def test_fuzzy_spans_lie_in_the_text_and_end_like_the_term(policy: Policy, raw: str) -> None:
    text = normalise(raw).text
    for span, similarity in FuzzyFinder(["海上风电机组", "系统级封装"], policy).find(text, []):
        assert text[: span.end].endswith(span.form[-1])
        assert text[span.start] in span.form
        assert policy.fuzzy_similarity <= similarity <= 100


@given(strategies.project_texts)
def test_evidence_quotes_the_original_at_its_offsets(classifier: Classifier, raw: str) -> None:
    record = classifier.classify(raw, top=39).to_dict()
    groups = (record["categories"], record["special_projects"], record["outside"])
    pieces = [piece for group in groups for item in group for piece in item["evidence"]]
    for piece in pieces:
        assert raw[piece["start"] : piece["end"]] == piece["text"] != ""


@given(strategies.project_texts)
def test_record_is_sound_whatever_the_text(classifier: Classifier, raw: str) -> None:
    record = classifier.classify(raw, top=39).to_dict()
    assert record["status"] in {"classified", "review", "unclassified"}
    assert (record["primary"] is None) == (record["status"] == "unclassified")
    confidences = [item["confidence"] for item in record["categories"]]
    assert all(0 <= confidence <= 1 for confidence in confidences)
    if record["primary"] is not None:
        assert record["categories"][0]["code"] == record["primary"]
        assert record["fields"][0]["code"] == record["field"]


@given(strategies.project_texts, st.randoms(use_true_random=False))
def test_order_of_terms_never_changes_the_verdict(
    taxonomy: Taxonomy, policy: Policy, raw: str, random: Random
) -> None:
    other = Classifier(strategies.shuffle_terms(taxonomy, random), policy)
    assert summary(other, raw) == summary(Classifier(taxonomy, policy), raw)


@given(st.text(alphabet=st.characters(exclude_categories=["C"])))
def test_text_in_the_encodings_of_office_files_is_read_back(text: str) -> None:
    for encoding in ("utf-8", "utf-8-sig", "utf-16"):
        assert decode(text.encode(encoding), "a.txt") == text


def naive_search(forms: list[str], text: str) -> list[Span]:
    found = []
    for form in forms:
        for start in range(len(text) - len(form) + 1):
            end = start + len(form)
            if text[start:end] == form and not (cuts(text, start) or cuts(text, end)):
                found.append(Span(start, end, form))
    return sorted(found)


def cuts(text: str, at: int) -> bool:
    """Tell whether a boundary runs through a Latin word or a number."""
    around = set(text[max(0, at - 1) : at + 1]) if 0 < at < len(text) else set()
    return bool(around) and (around <= LATIN or around <= DIGITS)


def summary(classifier: Classifier, raw: str) -> list[object]:
    verdict = classifier.classify(raw).verdict
    ranked = (*verdict.categories, *verdict.fields, *verdict.projects, *verdict.trades)
    return [
        verdict.status,
        verdict.flags,
        *((item.code, item.score, item.confidence) for item in ranked),
    ]
