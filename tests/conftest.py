"""A tiny taxonomy, so that tests say what they rest on and outlive the shipped lexicon."""

from __future__ import annotations

import os
import shutil
from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest

from sei_cli import Classifier, load_taxonomy
from sei_cli.core.policy import Policy
from sei_cli.core.verdict import Features

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sei_cli.core.taxonomy import Taxonomy

GOLDEN: Final = Path(__file__).parent / "golden"


def _group(
    terms: str, cite: str = "", strength: str = "normal", tier: str = "", **more: str
) -> str:
    """Return a group of terms, of aliases where it has an equals sign."""
    tier = tier or ("alias" if "=" in terms else "plan")
    key = "aliases" if tier == "alias" else "terms"
    values = {key: terms, "strength": strength, **more}
    values |= {"tier": tier, "cite": cite} if cite else {}
    return "[[groups]]\n" + _pairs(values)


def _pairs(values: Mapping[str, str]) -> str:
    return "".join(f'{key} = "{value}"\n' for key, value in values.items())


def _entry(heading: str, *parts: str) -> str:
    """Return the file of an owner of terms; ``heading`` is ``code|name|name_en|scope``."""
    names = ("code", "name", "name_en", "scope")
    return "".join([_pairs(dict(zip(names, heading.split("|"), strict=True))), *parts])


TINY: Final = {
    "manifest.toml": """id = "tiny"
version = "0.1.0"
title = "小规划"
[[sources]]
key = "tiny-2016"
title = "小规划"
number = "小发〔2016〕1号"
date = "2016-11-24"
""",
    "fields.toml": "[[fields]]\n"
    + _entry("1|信息产业|Information technology|收信息技术。", 'cite = "三（一）"\n')
    + "[[fields]]\n"
    + _entry("7|新能源产业|New energy|收新能源。", 'cite = "三（七）"\n'),
    "subdomains/01.1.toml": _entry(
        "1.1|物联网|Internet of things|收感知与联网。",
        'shields = "物联网卡套餐"\n',
        '[[directions]]\ncode = "1.1.1"\nname = "感知"\nname_en = "Sensing"\n',
        '[[confused_with]]\ncode = "1.3"\ntell = "流片的归1.3。"\n',
        _group("物联网、射频识别、传感器", "三（一）1", "strong", direction="1.1.1"),
        _group("射频识别 = RFID、电子标签", "三（一）1", "strong"),
        _group(
            "智能水表、NB-IoT、大数据、区块链、元宇宙", "三（一）1", tier="industry", topic="时兴"
        ),
        _group("网关", "三（一）1", "weak", "industry"),
    ),
    "subdomains/01.3.toml": _entry(
        "1.3|集成电路|Integrated circuits|收芯片。",
        'shields = "水晶圆盘"\n',
        _group("集成电路、系统级封装、晶圆制造", "三（一）3", "strong"),
        _group("系统级封装 = SiP", "三（一）3", "strong"),
        _group("流片、光刻、刻蚀、晶圆", "三（一）3", "strong", "industry"),
        _group("芯片、传感器", "三（一）3", "weak", "industry"),
    ),
    "subdomains/07.1.toml": _entry(
        "7.1|风电|Wind power|收风电。",
        _group("海上风电机组、风力发电", "三（七）1", "strong"),
        _group("风电叶片、塔筒", "三（七）1", tier="industry"),
    ),
    "subdomains/07.2.toml": _entry(
        "7.2|光伏|Photovoltaics|收光伏。",
        _group("光伏组件、晶硅电池", "三（七）2", "strong"),
        _group("组件、逆变器", "三（七）2", tier="industry"),
    ),
    "projects/P04.toml": _entry(
        "P4|集成电路工程|Circuits project|收芯片。",
        'cite = "附件P4"\ncore = ["1.3"]\n',
        _group("晶圆制造、存储器、流片", "附件P4", "strong"),
    ),
    "projects/P12.toml": _entry(
        "P12|海上风电工程|Offshore wind project|收海上风电。",
        'cite = "附件P12"\ncore = ["7.1"]\nrelated = ["7.2", "7"]\nrequires = "海上"\n',
        _group("海上风电机组、海上升压站、风电叶片", "附件P12", "strong"),
    ),
    "outside/catering.toml": _entry(
        "o-catering|餐饮|Catering|做饭。", _group("火锅、中央厨房、外卖", strength="strong")
    ),
    "outside/hotel.toml": _entry(
        "o-hotel|酒店|Hotels|住宿。", _group("客房、早餐、住宿", strength="strong")
    ),
    "ambiguous/01.toml": "terms = '''\n传感器: 1.1 联网、平台; 1.3 流片、光刻\n'''\n",
    "ambiguous/07.toml": "terms = '''\n组件: 7.2 光伏、晶硅; - 钢结构、预制\n'''\n",
    "cues.toml": """[zone]
title = "项目名称"
content = "建设内容"
company = "企业概况"
market = "市场前景"
[sentence]
company = "荣获、注册资本"
[forward]
negated = "不涉及"
use = "用于"
bought = "采购"
made = "年产"
[backward]
negated = "除外"
bought = "均为外购"
[stuffing]
hot = "大数据、区块链、元宇宙"
""",
}

# The calibration by feature, so that a new feature changes nothing here.
CALIBRATION: Final = {
    "fits": (-0.5, {"lead": 1.0, "breadth": 0.5}),
    "right": (-2.0, {"support": 1.0, "margin": 2.5}),
    "field": (-1.0, {"support": 1.0, "field_margin": 2.5}),
}

PROJECT: Final = "project = [-3.0, 1.0, 3.0, 1.0, 0.5]\n"


def _calibration() -> str:
    lines = []
    for name, (intercept, weights) in CALIBRATION.items():
        values = [intercept, *(weights.get(item.name, 0.0) for item in fields(Features))]
        lines.append(f"{name} = {values}\n")
    return "".join([*lines, PROJECT])


@pytest.fixture(autouse=True)
def _plain_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    for name in ("FORCE_COLOR", "TTY_COMPATIBLE", "TERM"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture(scope="session")
def tiny_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tiny taxonomy's folder; tests that change it take ``tiny_copy``."""
    folder = tmp_path_factory.mktemp("taxonomies") / "tiny"
    for name, text in (TINY | {"calibration.toml": _calibration()}).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def tiny_copy(tiny_folder: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(tiny_folder, tmp_path / "tiny"))


@pytest.fixture(scope="session")
def taxonomy(tiny_folder: Path) -> Taxonomy:
    return load_taxonomy(tiny_folder)


@pytest.fixture(scope="session")
def golden() -> Callable[[str, str], None]:
    """Compare a text with the golden file of a name; SEI_UPDATE_GOLDEN=1 rewrites the file."""

    def compare(name: str, text: str) -> None:
        path = GOLDEN / name
        if os.environ.get("SEI_UPDATE_GOLDEN"):
            path.write_text(text, encoding="utf-8")
        assert text == path.read_text(encoding="utf-8")

    return compare


@pytest.fixture(scope="session")
def policy() -> Policy:
    """Numbers that stay put while the shipped ones are tuned."""
    return Policy(
        strength={"strong": 3.0, "normal": 1.0, "weak": 0.5},
        tier={"plan": 1.0, "alias": 1.0, "industry": 1.0, "outside": 1.0},
        length=(0.0, 0.5, 1.0),
        latin_length=(0.0, 0.5, 1.0),
        other_sense=0.25,
        near=12,
        zones={"title": 2.0, "content": 1.2, "body": 1.0, "company": 0.25, "market": 0.25},
        title_length=20,
        opening=1.5,
        opening_length=4,
        marks={"negated": 0.0, "use": 0.4, "bought": 0.6, "made": 2.0},
        repeat=0.25,
        repeat_limit=0.5,
        fuzzy_length=5,
        fuzzy_similarity=80.0,
        fuzzy_insertion=2.5,
        fuzzy_weight=0.5,
        clear=0.85,
        evidence_limit=12,
        rejected=0.35,
        fits=0.65,
        classified=0.5,
        contested=0.1,
        stuffing_words=3,
        stuffing_substance=1.0,
        too_short=10,
        project_fits=0.5,
        project_named=0.7,
        project_limit=3,
    )


@pytest.fixture(scope="session")
def classifier(taxonomy: Taxonomy, policy: Policy) -> Classifier:
    return Classifier(taxonomy, policy)
