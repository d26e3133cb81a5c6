from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from sei_cli.core.context import Mention
from sei_cli.core.lexicon import Lexicon
from sei_cli.core.scoring import Contribution, Tally
from sei_cli.core.verdict import Judge, Verdict
from sei_cli.errors import TaxonomyError

if TYPE_CHECKING:
    from sei_cli.core.policy import Policy
    from sei_cli.core.taxonomy import Taxonomy


@pytest.fixture
def judge(taxonomy: Taxonomy, policy: Policy) -> Judge:
    return Judge(taxonomy, Lexicon(taxonomy), policy)


@pytest.fixture
def lexicon(taxonomy: Taxonomy) -> Lexicon:
    return Lexicon(taxonomy)


def decide(judge: Judge, *flags: str, **scores: float) -> Verdict:
    """Judge tallies given as ``s1_3=9`` (a sub-domain) or ``P4=9``, ``o_hotel=9``."""
    tallies = {}
    for key, score in scores.items():
        name = key.replace("_", "." if key.startswith("s") else "-").removeprefix("s")
        tallies[name] = Tally(score)
    return judge.decide(tallies, flags)


def tally_of(lexicon: Lexicon, *forms: str, factor: float = 1.0) -> Tally:
    parts = []
    for form in forms:
        number, term = lexicon.entries[form][0]
        parts.append(Contribution(Mention(0, 1, form, factor, "body"), number, term, 9.0))
    return Tally(9.0, parts)


def test_strong_lead_is_classified(judge: Judge) -> None:
    verdict = decide(judge, s1_3=30.0)
    assert (verdict.status, verdict.primary, verdict.flags) == ("classified", "1.3", ())
    assert verdict.categories[0].confidence > 0.9


def test_without_evidence_it_belongs_to_none(judge: Judge) -> None:
    verdict = decide(judge, "too-short", s1_3=0.0, o_hotel=4.0)
    assert (verdict.status, verdict.primary, verdict.flags) == (
        "unclassified",
        None,
        ("too-short",),
    )
    assert (verdict.categories, verdict.fields, verdict.projects) == ((), (), ())
    assert [trade.code for trade in verdict.trades] == ["o-hotel"]


def test_ordinary_trade_that_outweighs_rejects_but_keeps_the_ranking(judge: Judge) -> None:
    verdict = decide(judge, s1_3=0.5, P4=9.0, o_hotel=90.0, o_catering=5.0)
    assert (verdict.status, verdict.primary, verdict.flags) == ("unclassified", None, ())
    assert [ranked.code for ranked in verdict.categories] == ["1.3"]
    assert [ranked.code for ranked in verdict.trades] == ["o-hotel", "o-catering"]
    assert verdict.projects == ()


def test_weak_fit_is_for_review(judge: Judge) -> None:
    assert decide(judge, s1_3=1.0, o_hotel=1.0).status == "review"


def test_close_rival_of_another_field_is_for_review_and_contested(judge: Judge) -> None:
    verdict = decide(judge, s1_3=4.0, s7_1=3.9)
    assert (verdict.status, verdict.flags) == ("review", ("contested",))


def test_contest_of_strong_evidence_is_told_though_classified(judge: Judge) -> None:
    verdict = decide(judge, s1_3=200.0, s1_1=190.0)
    assert (verdict.status, verdict.flags) == ("classified", ("contested",))


def test_stuffing_is_always_for_review(judge: Judge) -> None:
    verdict = decide(judge, "keyword-stuffing", s1_3=30.0)
    assert (verdict.status, verdict.flags) == ("review", ("keyword-stuffing",))


def test_ranking_is_by_score_and_confidence_never_exceeds_one_in_all(judge: Judge) -> None:
    verdict = decide(judge, s1_1=3.0, s1_3=9.0, s7_2=5.0)
    assert [ranked.code for ranked in verdict.categories] == ["1.3", "7.2", "1.1"]
    confidences = [ranked.confidence for ranked in verdict.categories]
    assert confidences[1:] == sorted(confidences[1:], reverse=True)
    assert 0 < sum(confidences) <= 1


def test_equal_scores_keep_the_order_of_the_plan(judge: Judge) -> None:
    verdict = decide(judge, s7_2=5.0, s1_1=5.0, s7_1=5.0)
    assert [ranked.code for ranked in verdict.categories] == ["1.1", "7.1", "7.2"]


def test_field_of_the_best_leads_and_is_no_less_sure(judge: Judge) -> None:
    verdict = decide(judge, s1_3=9.0, s7_1=6.0, s7_2=6.0)
    assert [(item.code, item.score) for item in verdict.fields] == [("1", 9.0), ("7", 12.0)]
    assert verdict.fields[0].confidence >= verdict.categories[0].confidence


@pytest.mark.parametrize(
    ("scores", "margin", "field_margin", "focus"),
    [
        ({"s1_3": 8.0}, 1.0, 1.0, 1.0),
        ({"s1_3": 6.0, "s1_1": 2.0}, 0.5, 1.0, 1.0),
        ({"s1_3": 6.0, "s7_1": 2.0}, 0.5, 0.5, 0.75),
    ],
)
def test_features_compare_the_best_with_its_rivals(
    judge: Judge, scores: dict[str, float], margin: float, field_margin: float, focus: float
) -> None:
    features = judge.features(decide(judge, **scores).categories, ())
    assert (features.margin, features.field_margin, features.focus) == (margin, field_margin, focus)


def test_features_set_the_best_against_the_best_trade(judge: Judge) -> None:
    verdict = decide(judge, s1_3=6.0, o_hotel=2.0, o_catering=1.0)
    features = judge.features(verdict.categories, verdict.trades)
    assert (features.support, features.outside) == (math.log1p(6.0), math.log1p(2.0))
    assert features.lead == features.support - features.outside


@pytest.mark.parametrize(
    ("forms", "factor", "count"),
    [
        (("流片", "光刻"), 1.0, 2),
        (("流片", "芯片"), 1.0, 1),  # a weak term tells nothing
        (("流片", "光刻"), 0.25, 0),  # nor does a side remark
        (("流片", "区块链"), 1.0, 1),  # nor a word of fashion
    ],
)
def test_breadth_counts_telling_terms(
    judge: Judge, lexicon: Lexicon, forms: tuple[str, ...], factor: float, count: int
) -> None:
    verdict = judge.decide({"1.3": tally_of(lexicon, *forms, factor=factor)}, [])
    assert judge.features(verdict.categories, ()).breadth == math.log1p(count)


def test_project_rests_on_its_core_sub_domain(judge: Judge, lexicon: Lexicon) -> None:
    words = tally_of(lexicon, "晶圆制造")
    core = judge.decide({"1.3": words, "P4": words}, []).projects
    assert [project.code for project in core] == ["P4"]
    assert judge.decide({"7.1": words, "P4": Tally(1.0, words.parts)}, []).projects == ()


def test_core_project_without_words_of_its_own_shows_its_sub_domains(
    judge: Judge, lexicon: Lexicon
) -> None:
    words = tally_of(lexicon, "光刻")
    (project,) = judge.decide({"1.3": words}, []).projects
    assert (project.code, project.tally) == ("P4", words)


def test_related_sub_domain_speaks_for_a_project_less_than_a_core_one(
    judge: Judge, lexicon: Lexicon
) -> None:
    words = tally_of(lexicon, "海上风电机组")
    sure = {}
    for code in ("7.1", "7.2", "1.1"):
        projects = judge.decide({code: Tally(90.0), "P12": words}, []).projects
        sure[code] = {project.code: project.confidence for project in projects}.get("P12", 0.0)
    assert sure["7.1"] > sure["7.2"] > sure["1.1"]


def test_runner_up_speaks_for_its_project_too(judge: Judge, lexicon: Lexicon) -> None:
    words = tally_of(lexicon, "海上风电机组")
    alone = judge.decide({"7.2": Tally(90.0), "P12": words}, []).projects
    both = judge.decide({"7.2": Tally(90.0), "7.1": Tally(80.0), "P12": words}, []).projects
    assert alone[0].confidence < both[0].confidence


def test_project_called_by_its_name_is_named_whatever_the_sub_domain(
    taxonomy: Taxonomy, policy: Policy, lexicon: Lexicon
) -> None:
    named = replace(taxonomy, projects={"P4": replace(taxonomy.projects["P4"], name="存储器")})
    words = tally_of(lexicon, "存储器")
    tallies = {"7.1": Tally(30.0), "P4": Tally(1.0, words.parts)}
    (project,) = Judge(named, lexicon, policy).decide(tallies, []).projects
    assert (project.code, project.confidence) == ("P4", 0.7)
    assert Judge(taxonomy, lexicon, policy).decide(tallies, []).projects == ()


def test_project_needs_its_required_word(judge: Judge, lexicon: Lexicon) -> None:
    base = {"7.1": Tally(30.0)}
    without = judge.decide(base | {"P12": tally_of(lexicon, "风电叶片")}, [])
    assert without.projects == ()
    found = judge.decide(base | {"P12": tally_of(lexicon, "风电叶片", "海上风电机组")}, [])
    assert [project.code for project in found.projects] == ["P12"]


def test_projects_are_ranked_and_limited(
    taxonomy: Taxonomy, policy: Policy, lexicon: Lexicon
) -> None:
    wind, chips = tally_of(lexicon, "海上风电机组"), tally_of(lexicon, "存储器")
    tallies = {"7.1": Tally(30.0), "P4": Tally(90.0, chips.parts), "P12": wind}
    both = Judge(taxonomy, lexicon, policy).decide(tallies, [])
    assert [project.code for project in both.projects] == ["P12", "P4"]
    one = Judge(taxonomy, lexicon, replace(policy, project_limit=1)).decide(tallies, [])
    assert [project.code for project in one.projects] == ["P12"]


def test_unfit_calibration_is_a_fault_of_the_taxonomy(taxonomy: Taxonomy, policy: Policy) -> None:
    broken = replace(taxonomy, calibration=dict(taxonomy.calibration) | {"right": (1.0,)})
    with pytest.raises(TaxonomyError, match=r"calibration.toml: right 应有 \d+ 个数") as caught:
        Judge(broken, Lexicon(broken), policy)
    assert len(caught.value.problems) == 1
