"""Classify the plan's own text: its passages, annex entries and sentences.

``python tools/passages.py plan.txt`` prints how many of the 39 passages of chapter three
come out as themselves, how many of the 20 annex entries name their special project first,
and how many sentences of the passages get their own sub-domain; ``--gate`` exits 1 below
39, 20 and 97%.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from sei_cli import Classifier, load_taxonomy
from sei_cli.adapters.documents import read_document
from sei_cli.core.clauses import cut_clauses

SENTENCES = 0.97


def main() -> int:
    """Measure and print; return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("source", type=Path)
    parser.add_argument("--gate", action="store_true")
    arguments = parser.parse_args()
    classifier = Classifier(load_taxonomy())
    taxonomy = classifier.taxonomy
    clauses = cut_clauses(read_document(str(arguments.source)))

    def first(text: str) -> str | None:
        return next((ranked.code for ranked in classifier.classify(text).verdict.categories), None)

    missed: list[str] = []
    sentences = right = passages = 0
    for code, sub in taxonomy.subdomains.items():
        clause = clauses[sub.cite]
        passages += first(clause) == code
        _heading, *body = filter(None, clause.split("。"))
        for sentence in body:
            sentences += 1
            got = first(sentence)
            right += got == code
            if got != code:
                missed.append(f"{code} -> {got}: {sentence}")
    projects = 0
    for code, project in taxonomy.projects.items():
        found = classifier.classify(clauses[project.cite]).verdict.projects
        projects += bool(found) and found[0].code == code
        if not found or found[0].code != code:
            missed.append(f"{code} -> {[ranked.code for ranked in found]}")
    print(*missed, sep="\n")
    print(f"passages {passages}/{len(taxonomy.subdomains)}")
    print(f"annex entries {projects}/{len(taxonomy.projects)}")
    print(f"sentences {right}/{sentences} = {right / sentences:.3f}")
    met = passages == len(taxonomy.subdomains) and projects == len(taxonomy.projects)
    return int(arguments.gate and not (met and right / sentences >= SENTENCES))


if __name__ == "__main__":
    sys.exit(main())
