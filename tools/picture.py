"""Draw docs/images/classify.svg, the README's terminal picture, from real output."""

from __future__ import annotations

import io
import re
from pathlib import Path

from sei_cli import Classifier, load_taxonomy
from sei_cli.adapters.documents import read_document
from sei_cli.render.table import show_results
from sei_cli.render.terminal import Terminal

ROOT = Path(__file__).resolve().parent.parent
EXAMPLE = "examples/wafer-packaging.txt"
PICTURE = ROOT / "docs" / "images" / "classify.svg"
WIDTH = 108
_FONT_FACE = re.compile(r"\s*@font-face \{.*?\}", re.DOTALL)


def main() -> None:
    """Classify the example and save what a terminal would show."""
    result = Classifier(load_taxonomy()).classify(
        read_document(str(ROOT / EXAMPLE)), source=EXAMPLE
    )
    console = Terminal(record=True, width=WIDTH, file=io.StringIO())
    show_results([result], console)
    svg = console.export_svg(title=f"sei classify {EXAMPLE}", unique_id="sei")
    svg = _FONT_FACE.sub("", svg).replace("Fira Code, monospace", "monospace")  # nothing to fetch
    PICTURE.parent.mkdir(parents=True, exist_ok=True)
    PICTURE.write_text(svg, encoding="utf-8", newline="\n")
    print(PICTURE.relative_to(ROOT))


if __name__ == "__main__":
    main()
