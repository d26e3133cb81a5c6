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
    from collections.abc import Callable

    from sei_cli.core.taxonomy import Taxonomy

GOLDEN: Final = Path(__file__).parent / "golden"

TINY: Final = {
    "manifest.toml": """
id = "tiny"
version = "0.1.0"
title = "小规划"

[[sources]]
key = "tiny-2016"
title = "小规划"
number = "小发〔2016〕1号"
date = "2016-11-24"
""",
    "fields.toml": """
[[fields]]
code = "1"
name = "信息产业"
name_en = "Information technology"
cite = "三（一）"
scope = "收信息技术。"

[[fields]]
code = "7"
name = "新能源产业"
name_en = "New energy"
cite = "三（七）"
scope = "收新能源。"
""",
    "subdomains/01.1.toml": """
code = "1.1"
name = "物联网"
name_en = "Internet of things"
scope = "收感知与联网。"
shields = '''
物联网卡套餐
'''

[[directions]]
code = "1.1.1"
name = "感知"
name_en = "Sensing"

[[confused_with]]
code = "1.3"
tell = "流片的归1.3。"

[[groups]]
tier = "plan"
strength = "strong"
direction = "1.1.1"
cite = "三（一）1"
terms = '''
物联网、射频识别、传感器
'''

[[groups]]
tier = "alias"
strength = "strong"
cite = "三（一）1"
aliases = '''
射频识别 = RFID、电子标签
'''

[[groups]]
tier = "industry"
cite = "三（一）1"
topic = "时兴"
terms = '''
智能水表、NB-IoT、大数据、区块链、元宇宙
'''

[[groups]]
tier = "industry"
strength = "weak"
cite = "三（一）1"
terms = '''
网关
'''
""",
    "subdomains/01.3.toml": """
code = "1.3"
name = "集成电路"
name_en = "Integrated circuits"
scope = "收芯片。"
shields = '''
水晶圆盘
'''

[[groups]]
tier = "plan"
strength = "strong"
cite = "三（一）3"
terms = '''
集成电路、系统级封装、晶圆制造
'''

[[groups]]
tier = "alias"
strength = "strong"
cite = "三（一）3"
aliases = '''
系统级封装 = SiP
'''

[[groups]]
tier = "industry"
strength = "strong"
cite = "三（一）3"
terms = '''
流片、光刻、刻蚀、晶圆
'''

[[groups]]
tier = "industry"
strength = "weak"
cite = "三（一）3"
terms = '''
芯片、传感器
'''
""",
    "subdomains/07.1.toml": """
code = "7.1"
name = "风电"
name_en = "Wind power"
scope = "收风电。"

[[groups]]
tier = "plan"
strength = "strong"
cite = "三（七）1"
terms = '''
海上风电机组、风力发电
'''

[[groups]]
tier = "industry"
cite = "三（七）1"
terms = '''
风电叶片、塔筒
'''
""",
    "subdomains/07.2.toml": """
code = "7.2"
name = "光伏"
name_en = "Photovoltaics"
scope = "收光伏。"

[[groups]]
tier = "plan"
strength = "strong"
cite = "三（七）2"
terms = '''
光伏组件、晶硅电池
'''

[[groups]]
tier = "industry"
cite = "三（七）2"
terms = '''
组件、逆变器
'''
""",
    "projects/P04.toml": """
code = "P4"
name = "集成电路工程"
name_en = "Circuits project"
scope = "收芯片。"
cite = "附件P4"
core = ["1.3"]

[[groups]]
tier = "plan"
strength = "strong"
cite = "附件P4"
terms = '''
晶圆制造、存储器、流片
'''
""",
    "projects/P12.toml": """
code = "P12"
name = "海上风电工程"
name_en = "Offshore wind project"
scope = "收海上风电。"
cite = "附件P12"
core = ["7.1"]
related = ["7.2", "7"]
requires = "海上"

[[groups]]
tier = "plan"
strength = "strong"
cite = "附件P12"
terms = '''
海上风电机组、海上升压站、风电叶片
'''
""",
    "outside/catering.toml": """
code = "o-catering"
name = "餐饮"
name_en = "Catering"
scope = "做饭。"

[[groups]]
strength = "strong"
terms = '''
火锅、中央厨房、外卖
'''
""",
    "outside/hotel.toml": """
code = "o-hotel"
name = "酒店"
name_en = "Hotels"
scope = "住宿。"

[[groups]]
strength = "strong"
terms = '''
客房、早餐、住宿
'''
""",
    "ambiguous/01.toml": """
terms = '''
传感器: 1.1 联网、平台; 1.3 流片、光刻
'''
""",
    "ambiguous/07.toml": """
terms = '''
组件: 7.2 光伏、晶硅; - 钢结构、预制
'''
""",
    "cues.toml": """
[zone]
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
        path.write_text(text.lstrip(), encoding="utf-8")
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
        project_limit=3,
    )


@pytest.fixture(scope="session")
def classifier(taxonomy: Taxonomy, policy: Policy) -> Classifier:
    return Classifier(taxonomy, policy)
