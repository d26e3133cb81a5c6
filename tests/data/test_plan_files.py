"""The shipped thresholds, targets, measures and places."""

from __future__ import annotations

import re
import shutil
import unicodedata
from dataclasses import fields
from typing import TYPE_CHECKING, Any

import pytest
import tomli

from sei_cli import load_taxonomy
from sei_cli.adapters.plan_files import load_plan_data
from sei_cli.adapters.taxonomy_files import bundled
from sei_cli.core import plan_data
from sei_cli.core.taxonomy import split_terms
from sei_cli.errors import TaxonomyError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from sei_cli.core.plan_data import PlanData
    from sei_cli.core.taxonomy import Taxonomy

FILES = ("thresholds.toml", "targets.toml", "measures.toml", "places.toml")
CLAUSE = re.compile(r"[一二三四五]（[一二三四五六七八九十]）\d?")
CALLED_FOR = """
首台套、专精特新、小巨人、隐形冠军、独角兽、军民融合、军民两用、民参军、双创基地、百强、千企、领军企业
上市、新三板、知识产权质押、院士、千人计划
"""


@pytest.fixture(scope="module")
def plan() -> PlanData:
    return load_plan_data()


@pytest.fixture(scope="module")
def taxonomy() -> Taxonomy:
    return load_taxonomy()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in FILES:
        shutil.copy(bundled() / name, tmp_path)
    return tmp_path


def raw(name: str) -> dict[str, Any]:
    return tomli.loads((bundled() / name).read_text(encoding="utf-8"))


def repeated(names: Iterable[str]) -> list[str]:
    seen = list(names)
    return [name for name in dict.fromkeys(seen) if seen.count(name) > 1]


def test_as_many_as_the_plan_names(plan: PlanData) -> None:
    kinds = [group.kind for group in plan.groups.values()]
    assert (kinds.count("measure"), kinds.count("guarantee")) == (7, 5)
    places = plan.places
    assert (len(places.cities), len(places.sources), len(places.bases)) == (13, 11, 9)
    assert (len(plan.thresholds), len(plan.targets), len(plan.measures)) == (16, 35, 24)


def test_fields_are_the_ten(taxonomy: Taxonomy) -> None:
    assert list(taxonomy.fields) == [str(number) for number in range(1, 11)]
    assert [field.cite for field in taxonomy.fields.values()] == [
        f"三（{numeral}）" for numeral in "一二三四五六七八九十"
    ]


def test_codes_and_directions_of_thresholds_are_known(plan: PlanData, taxonomy: Taxonomy) -> None:
    for item in plan.thresholds.values():
        assert taxonomy.lookup(item.code).name
        if item.code in taxonomy.subdomains:
            known = [direction.code for direction in taxonomy.subdomains[item.code].directions]
            assert item.direction in known, item.id
            assert item.cite == taxonomy.subdomains[item.code].cite, item.id
        else:
            assert (item.direction, item.cite) == (None, taxonomy.fields[item.code].cite)


def test_codes_of_places_are_known(plan: PlanData, taxonomy: Taxonomy) -> None:
    sources, bases = plan.places.sources, plan.places.bases
    lists = [(item.fields, item.codes) for item in sources]
    lists += [(item.fields, item.codes) for item in bases]
    for known_fields, codes in lists:
        assert codes
        assert set(known_fields) <= set(taxonomy.fields)
        assert set(codes) <= set(taxonomy.subdomains)


def test_every_entry_cites_a_clause(plan: PlanData) -> None:
    places = plan.places
    cites = [*plan.groups, *plan.measures]
    cites += [item.cite for item in plan.thresholds.values()]
    cites += [item.cite for item in (*plan.targets.values(), *plan.baseline.values())]
    cites += [item.cite for item in places.cities.values()]
    cites += [item.cite for item in places.sources]
    cites += [item.cite for item in places.bases]
    cites += [item.cite for item in places.parks]
    assert [cite for cite in cites if not CLAUSE.fullmatch(cite)] == []


def test_targets_are_for_2020_and_the_baseline_before(plan: PlanData) -> None:
    assert {target.year for target in plan.targets.values()} == {2020}
    assert {target.year for target in plan.baseline.values()} == {2015}
    assert all(target.value > 0 for target in plan.targets.values())


def test_every_section_has_measures_and_each_its_own_clause(plan: PlanData) -> None:
    assert {measure.group for measure in plan.measures.values()} == set(plan.groups)
    assert all(code.startswith(item.group) for code, item in plan.measures.items())


def test_measures_are_called_for_by_the_words_applications_use(plan: PlanData) -> None:
    words = {word for measure in plan.measures.values() for word in measure.keywords}
    assert [word for word in split_terms(CALLED_FOR) if word not in words] == []
    for measure in plan.measures.values():
        assert repeated(measure.keywords) == [], measure.code


def test_name_of_a_place_tells_one_city(plan: PlanData) -> None:
    cities = plan.places.cities.values()
    assert repeated(name for city in cities for name in city.names()) == ["鼓楼区"]
    assert all(len(name) > 1 for city in cities for name in city.names())


def test_no_place_is_both_inside_and_outside(plan: PlanData) -> None:
    outside = plan.places.outside
    names = (*outside.provinces, *outside.short, *outside.cities)
    inside = {name for city in plan.places.cities.values() for name in city.names()}
    assert repeated(names) == []
    assert [(name, other) for name in names for other in inside if name in other] == []
    assert (len(outside.provinces), len(outside.cities)) == (33, 150)


def test_every_key_of_the_files_is_read() -> None:
    kinds = {
        "thresholds": plan_data.Threshold,
        "targets": plan_data.Target,
        "baseline": plan_data.Target,
        "groups": plan_data.MeasureGroup,
        "measures": plan_data.Measure,
        "cities": plan_data.City,
        "sources": plan_data.SourceRegion,
        "bases": plan_data.Base,
        "parks": plan_data.Park,
    }
    for name in FILES:
        for key, tables in raw(name).items():
            for table in tables if key in kinds else ():
                assert set(table) <= {field.name for field in fields(kinds[key])}, (name, table)


@pytest.mark.parametrize("name", FILES)
def test_words_to_be_looked_for_are_half_width(name: str) -> None:
    looked_for = {"product", "not_near", "values", "below", "words", "units", "zones", "keywords"}
    for tables in raw(name).values():
        for table in tables if isinstance(tables, list) else ():
            for key in looked_for & set(table if isinstance(table, dict) else ()):
                text = "".join(table[key])
                assert unicodedata.normalize("NFKC", text) == text, (name, key)


def test_folder_may_be_given_as_text_or_path(folder: Path, plan: PlanData) -> None:
    assert load_plan_data(folder) == load_plan_data(str(folder)) == plan


@pytest.mark.parametrize("name", FILES)
def test_missing_file_is_a_fault(folder: Path, name: str) -> None:
    (folder / name).unlink()
    with pytest.raises(TaxonomyError, match=f"{name}: 文件不存在"):
        load_plan_data(folder)


def test_faults_of_all_files_are_told_at_once(folder: Path) -> None:
    for name, old, new in (
        ("thresholds.toml", 'better = "lower"', 'better = "less"'),
        ("targets.toml", 'bound = "about"', 'bound = "some"'),
        ("places.toml", "[outside]", "[elsewhere]"),
    ):
        path = folder / name
        path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    with pytest.raises(TaxonomyError) as caught:
        load_plan_data(folder)
    assert [problem.file for problem in caught.value.problems] == [
        "places.toml",
        "targets.toml",
        "thresholds.toml",
    ]
