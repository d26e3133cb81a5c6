"""What texts and taxonomies are made of."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from hypothesis import strategies as st

from sei_cli.core.taxonomy import Entry, split_terms

if TYPE_CHECKING:
    from collections.abc import Mapping
    from random import Random

    from sei_cli.core.taxonomy import Taxonomy

E = TypeVar("E", bound=Entry)

# Characters that folding changes, lengthens or drops, next to plain ones.
CHARACTERS = "风电传感器風電⼈⼯Ａb5５Ⅳ㎡㈱İßﬁ·，。—- \t\n\u3000\u200b\ufeff\u00ad\ud800😀"

# Words of the tiny taxonomy and others like them, and what stands between.
WORDS = (
    *("传感器", "物联网", "流片", "光刻", "晶圆", "晶圆制造", "水晶圆盘", "海上风电机组", "组件"),
    *("海上永磁风电机组", "海上风能机组", "风电叶片", "NB IoT", "SiP", "sipp", "客房", "早餐"),
    *("大数据", "区块链", "元宇宙", "联网", "钢结构"),
)
BETWEEN = (
    "项目名称：",
    "企业概况",
    "不涉及",
    "用于",
    "除外",
    "荣获",
    "的",
    "，",
    "。",
    " ",
    "甲乙",
)

raw_texts = st.one_of(st.text(), st.text(alphabet=CHARACTERS))
project_texts = st.lists(st.sampled_from(WORDS + BETWEEN) | st.text(max_size=3)).map("".join)
forms = st.lists(st.text(alphabet="风电a5b ", min_size=1, max_size=4), unique=True)
plain_texts = st.text(alphabet="风电器a5b ,")
ranges = st.lists(
    st.tuples(st.integers(0, 20), st.integers(1, 6)).map(lambda pair: (pair[0], sum(pair))),
    unique=True,
)


def shuffle_terms(taxonomy: Taxonomy, random: Random) -> Taxonomy:
    """Return the taxonomy with the terms of each group in another order."""

    def shuffle(entries: Mapping[str, E]) -> dict[str, E]:
        return {code: shuffle_entry(entry, random) for code, entry in entries.items()}

    return replace(
        taxonomy,
        subdomains=shuffle(taxonomy.subdomains),
        projects=shuffle(taxonomy.projects),
        trades=shuffle(taxonomy.trades),
    )


def shuffle_entry(entry: E, random: Random) -> E:
    groups = tuple(
        group._replace(
            terms="、".join(shuffled(split_terms(group.terms), random)),
            aliases="\n".join(shuffled(group.aliases.splitlines(), random)),
        )
        for group in entry.groups
    )
    return replace(entry, groups=groups)


def shuffled(items: list[str], random: Random) -> list[str]:
    return random.sample(items, len(items))
