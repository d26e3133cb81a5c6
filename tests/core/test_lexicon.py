from sei_cli.core.lexicon import Lexicon, Listing
from sei_cli.core.taxonomy import Group, Strength, SubDomain, Taxonomy, Tier, Trade


def group(*names: tuple[str, str], tier: Tier = Tier.PLAN) -> Group:
    own = [term for form, term in names if form == term.lower()]
    aliases = [f"{term} = {form}" for form, term in names if form != term.lower()]
    return Group(tier, Strength.NORMAL, "三", "、".join(own), "\n".join(aliases))


def lexicon_of(
    *entries: SubDomain | Trade, cues: dict[str, dict[str, tuple[str, ...]]] | None = None
) -> Lexicon:
    subdomains = {entry.code: entry for entry in entries if isinstance(entry, SubDomain)}
    trades = {entry.code: entry for entry in entries if isinstance(entry, Trade)}
    return Lexicon(Taxonomy("t", "1", "", (), {}, subdomains, {}, trades, {}, cues or {}))


def subdomain(code: str, *groups: Group, shields: tuple[str, ...] = ()) -> SubDomain:
    return SubDomain(code, "", "", "", groups, shields)


def test_spelling_knows_every_place_where_it_is_listed() -> None:
    chips = group(("sip", "系统级封装"), ("流片", "流片"))
    other = group(("流片", "流片"), tier=Tier.OUTSIDE)
    lexicon = lexicon_of(subdomain("1.3", chips), Trade("o-film", "", "", "", (other,)))
    assert lexicon.listings("流片") == [
        Listing("1.3", chips, "流片"),
        Listing("o-film", other, "流片"),
    ]
    assert lexicon.listings("sip") == [Listing("1.3", chips, "系统级封装")]
    assert lexicon.listings("光刻") == []


def test_latin_joint_may_be_hyphen_blank_or_nothing() -> None:
    lexicon = lexicon_of(subdomain("1.1", group(("nb-iot", "NB-IoT"), ("car t", "CAR T"))))
    assert lexicon.entries.keys() == {"nb-iot", "nb iot", "nbiot", "car t", "car-t", "cart"}
    assert {lexicon.listings(form)[0].term for form in ("nb iot", "nbiot")} == {"NB-IoT"}


def test_joint_between_other_characters_has_one_spelling() -> None:
    lexicon = lexicon_of(subdomain("1.1", group(("铜-铝", "铜-铝"))))
    assert list(lexicon.entries) == ["铜-铝"]


def test_spelling_of_two_terms_keeps_both() -> None:
    lexicon = lexicon_of(subdomain("1.1", group(("ab", "AB"), ("a-b", "A-B"))))
    assert [listing.term for listing in lexicon.listings("ab")] == ["AB", "A-B"]


def test_term_is_never_a_shield() -> None:
    listed = subdomain("1.1", group(("网关", "网关")), shields=("网关系", "网关"))
    lexicon = lexicon_of(listed)
    assert lexicon.shields == {"网关系"}
    assert set(lexicon.forms) == {"网关", "网关系"}


def test_cue_gathers_its_kinds_and_stuffing_is_no_cue() -> None:
    cues: dict[str, dict[str, tuple[str, ...]]] = {
        "zone": {"market": ("市场规模",)},
        "sentence": {"market": ("市场规模", "预计到")},
        "stuffing": {"hot": ("元宇宙",)},
    }
    lexicon = lexicon_of(cues=cues)
    assert lexicon.cues == {
        "市场规模": (("zone", "market"), ("sentence", "market")),
        "预计到": (("sentence", "market"),),
    }
    assert lexicon.hot == {"元宇宙"}
    assert lexicon.forms == ["市场规模", "预计到"]
