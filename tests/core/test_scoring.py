from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sei_cli.core.context import Mention
from sei_cli.core.lexicon import Lexicon
from sei_cli.core.scoring import Scorer, Tally

if TYPE_CHECKING:
    from sei_cli.core.policy import Policy
    from sei_cli.core.taxonomy import Taxonomy


@pytest.fixture
def scorer(taxonomy: Taxonomy, policy: Policy) -> Scorer:
    return Scorer(Lexicon(taxonomy), taxonomy.ambiguous, policy)


def mention(text: str, form: str, factor: float = 1.0, nth: int = 0) -> Mention:
    start = [at for at in range(len(text)) if text.startswith(form, at)][nth]
    return Mention(start, start + len(form), form, factor, "body")


def scores(tallies: dict[str, Tally]) -> dict[str, float]:
    return {code: tally.score for code, tally in tallies.items()}


def test_mention_speaks_for_every_owner_of_its_spelling(scorer: Scorer) -> None:
    tallies = scorer.score("流片", [mention("流片", "流片")])
    assert scores(tallies) == {"1.3": 3.0, "P4": 3.0}


def test_tally_is_the_sum_of_its_contributions(scorer: Scorer) -> None:
    text = "流片与光刻,另有芯片"
    found = [mention(text, "流片"), mention(text, "光刻", 0.5), mention(text, "芯片")]
    tally = scorer.score(text, found)["1.3"]
    assert [part.weight for part in tally.parts] == [3.0, 1.5, 0.5]
    assert tally.score == 5.0


def test_alias_counts_under_the_term_it_stands_for(scorer: Scorer) -> None:
    (part,) = scorer.score("sip", [mention("sip", "sip")])["1.3"].parts
    assert part.term == "系统级封装"


def test_repeats_add_little_and_end(scorer: Scorer) -> None:
    text = "流片" * 9

    def score(times: int) -> float:
        found = [mention(text, "流片", nth=nth) for nth in range(times)]
        return scorer.score(text, found)["1.3"].score

    assert [score(times) for times in (1, 2, 3, 9)] == [3.0, 3.75, 4.5, 4.5]


def test_best_mention_stands_for_all(scorer: Scorer) -> None:
    found = [mention("流片流片", "流片", 0.25), mention("流片流片", "流片", 1.0, nth=1)]
    (part,) = scorer.score("流片流片", found)["1.3"].parts
    assert (part.mention.start, part.weight) == (2, 3.75)


@pytest.mark.parametrize(
    ("text", "sensing", "chips"),
    [
        ("传感器联网", 3.0, 0.125),
        ("传感器流片", 0.75, 0.5),
        ("联网的传感器与流片", 3.0, 0.5),
        ("传感器", 3.0, 0.125),  # the first sense, where no word decides
        ("传感器" + "。" * 12 + "流片", 3.0, 0.125),  # too far to decide
    ],
)
def test_neighbours_decide_what_an_ambiguous_term_means(
    scorer: Scorer, text: str, sensing: float, chips: float
) -> None:
    assert scores(scorer.score(text, [mention(text, "传感器")])) == {"1.1": sensing, "1.3": chips}


def test_ordinary_sense_takes_all_from_the_sub_domain(scorer: Scorer) -> None:
    text = "预制钢结构组件"
    assert scores(scorer.score(text, [mention(text, "组件")])) == {"7.2": 0.0}


def test_word_of_fashion_is_weak_whatever_its_group(scorer: Scorer) -> None:
    assert scorer.score("区块链", [mention("区块链", "区块链")])["1.1"].score == 0.5


def test_owner_gets_the_best_of_its_listings(policy: Policy, taxonomy: Taxonomy) -> None:
    lexicon = Lexicon(taxonomy)
    weak = next(n for n, (_, group) in enumerate(lexicon.groups) if ("芯片", "芯片") in group.names)
    strong = lexicon.entries["流片"][0][0]
    for order in ([weak, strong], [strong, weak]):
        lexicon.entries["流片"] = tuple((number, "流片") for number in order)
        (part,) = Scorer(lexicon, {}, policy).score("流片", [mention("流片", "流片")])["1.3"].parts
        assert (part.group, part.weight) == (strong, 3.0)


def test_spelling_outside_the_lexicon_counts_for_nobody(scorer: Scorer) -> None:
    assert scorer.score("水晶圆盘", [mention("水晶圆盘", "水晶圆盘")]) == {}
