"""What the shipped taxonomy must hold: the only tests that rest on its content."""

import pytest

from sei_cli import load_taxonomy
from sei_cli.core.taxonomy import Taxonomy

SUBDOMAINS = {1: 5, 2: 5, 3: 4, 4: 3, 5: 6, 6: 3, 7: 2, 8: 5, 9: 3, 10: 3}  # of each field


@pytest.fixture(scope="module")
def shipped() -> Taxonomy:
    return load_taxonomy()


def test_edition_is_the_contracts(shipped: Taxonomy) -> None:
    assert shipped.id == "js-135"
    assert len(shipped.version.split(".")) == 3


def test_ten_fields_in_the_plans_order(shipped: Taxonomy) -> None:
    assert list(shipped.fields) == [str(number) for number in SUBDOMAINS]


def test_39_sub_domains_in_the_plans_order(shipped: Taxonomy) -> None:
    codes = [f"{f}.{s}" for f, count in SUBDOMAINS.items() for s in range(1, count + 1)]
    assert len(codes) == 39
    assert list(shipped.subdomains) == codes


def test_20_special_projects_in_the_plans_order(shipped: Taxonomy) -> None:
    assert list(shipped.projects) == [f"P{number}" for number in range(1, 21)]


def test_directions_are_numbered_below_their_sub_domain(shipped: Taxonomy) -> None:
    for code, sub in shipped.subdomains.items():
        numbers = range(1, len(sub.directions) + 1)
        assert [item.code for item in sub.directions] == [f"{code}.{n}" for n in numbers]


def test_every_sub_domain_is_described_by_a_hundred_terms(shipped: Taxonomy) -> None:
    counts = {code: len(set(sub.terms())) for code, sub in shipped.subdomains.items()}
    assert {code: count for code, count in counts.items() if count < 100} == {}


def test_six_thousand_terms_in_all(shipped: Taxonomy) -> None:
    assert len({term for sub in shipped.subdomains.values() for term in sub.terms()}) >= 6000


def test_everything_has_its_names(shipped: Taxonomy) -> None:
    fields = {item.code: (item.name, item.name_en, item.scope) for item in shipped.fields.values()}
    entries = {item.code: (item.name, item.name_en, item.scope) for item in shipped.entries()}
    assert [code for code, named in (fields | entries).items() if not all(named)] == []
