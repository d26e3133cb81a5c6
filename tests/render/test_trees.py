from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from sei_cli.render import trees

if TYPE_CHECKING:
    from sei_cli.core.taxonomy import Taxonomy
    from sei_cli.render.trees import Node


def build(taxonomy: Taxonomy, code: str = "", depth: int = 3) -> Node:
    node = trees.build(taxonomy, code, depth)
    assert node is not None
    return node


def test_drawn_tree(taxonomy: Taxonomy, capsys: pytest.CaptureFixture[str]) -> None:
    trees.draw(build(taxonomy))
    assert [line.rstrip() for line in capsys.readouterr().out.splitlines()] == [
        "tiny 小规划 29 词",
        "├── 1 信息产业 21 词",
        "│   ├── 1.1 物联网 11 词",
        "│   │   └── 1.1.1 感知 3 词",
        "│   └── 1.3 集成电路 10 词",
        "└── 7 新能源产业 8 词",
        "    ├── 7.1 风电 4 词",
        "    └── 7.2 光伏 4 词",
    ]


@pytest.mark.parametrize(
    ("code", "depth", "codes"),
    [
        ("", 1, ["tiny", "1", "7"]),
        ("", 2, ["tiny", "1", "1.1", "1.3", "7", "7.1", "7.2"]),
        ("1", 1, ["1", "1.1", "1.3"]),
        ("1", 2, ["1", "1.1", "1.1.1", "1.3"]),
        ("1.1", 1, ["1.1", "1.1.1"]),
        ("7.2", 3, ["7.2"]),
    ],
)
def test_depth_counts_from_the_code(
    taxonomy: Taxonomy, code: str, depth: int, codes: list[str]
) -> None:
    def walk(node: Node) -> list[str]:
        return [node.code, *(code for child in node.children for code in walk(child))]

    assert walk(build(taxonomy, code, depth)) == codes


@pytest.mark.parametrize("code", ["9", "1.9", "x"])
def test_unknown_code_has_no_tree(taxonomy: Taxonomy, code: str) -> None:
    assert trees.build(taxonomy, code, 3) is None


def test_json_holds_the_same_tree(taxonomy: Taxonomy, capsys: pytest.CaptureFixture[str]) -> None:
    trees.write_json(build(taxonomy, "1.1"))
    assert json.loads(capsys.readouterr().out) == {
        "code": "1.1",
        "name": "物联网",
        "terms": 11,
        "children": [{"code": "1.1.1", "name": "感知", "terms": 3, "children": []}],
    }


def test_mermaid_names_and_joins_nodes(
    taxonomy: Taxonomy, capsys: pytest.CaptureFixture[str]
) -> None:
    trees.write_mermaid(build(taxonomy, "1", 1))
    assert capsys.readouterr().out == (
        "flowchart LR\n"
        '  n1["1 信息产业"]\n'
        '  n1_1["1.1 物联网"]\n'
        "  n1 --> n1_1\n"
        '  n1_3["1.3 集成电路"]\n'
        "  n1 --> n1_3\n"
    )
