"""Fit the numbers in ``calibration.toml`` to labelled texts, and say how well they hold.

``python tools/calibrate.py GOLD… [--write taxonomy/js-135/calibration.toml]``

Logistic regressions with a ridge, three on the verdict's features: ``fits`` (the text
belongs to the plan), ``right`` (the first sub-domain is right) and ``field`` (its field
is); and ``project`` on those of the special projects. Every printed figure comes from
ten-fold cross-validation.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from sei_cli import Classifier, load_taxonomy
from sei_cli.adapters.gold import read_gold
from sei_cli.core.evaluation import Gold, calibration_error
from sei_cli.core.policy import Policy
from sei_cli.core.taxonomy import field_of
from sei_cli.core.verdict import NOTHING, project_features

FOLDS = 10
RIDGE = 1.0
Array = NDArray[np.float64]


def collect(golds: list[Gold]) -> tuple[Array, dict[str, Array]]:
    """Return the features (texts x features, with a one in front) and the three targets."""
    classifier = Classifier(load_taxonomy())
    rows, fits, right, field = [], [], [], []
    for gold in golds:
        verdict = classifier.classify(gold.text).verdict
        if verdict.features is None:
            continue
        features, top = verdict.features, verdict.categories[0].code
        rows.append([1.0, *features.values()])
        fits.append(gold.primary is not None)
        right.append(gold.accepts(top))
        field.append(gold.primary is not None and field_of(top) == field_of(gold.primary))
    targets = {"fits": fits, "right": right, "field": field}
    return np.array(rows), {name: np.array(y, dtype=float) for name, y in targets.items()}


def fit(x: Array, y: Array) -> Array:
    """Return the weights that minimise the logistic loss with a ridge."""

    def loss(w: Array) -> tuple[float, Array]:
        z = x @ w
        p = 1 / (1 + np.exp(-z))
        value = np.logaddexp(0, z).sum() - y @ z + RIDGE / 2 * (w[1:] @ w[1:])
        gradient = x.T @ (p - y) + RIDGE * np.concatenate([[0.0], w[1:]])
        return float(value), gradient

    return np.asarray(minimize(loss, np.zeros(x.shape[1]), jac=True, method="L-BFGS-B").x)


def projects(golds: list[Gold]) -> tuple[Array, Array]:
    """Return the features of every special project with a word in a text, and if it fits.

    Projects that a reviewer would merely accept are left out.
    """
    taxonomy = load_taxonomy()
    every = Policy(project_fits=0.0, project_limit=len(taxonomy.projects))
    classifier = Classifier(taxonomy, every)
    rows, fits = [], []
    for gold in golds:
        verdict = classifier.classify(gold.text).verdict
        for ranked in verdict.projects:
            if ranked.code not in gold.projects_also:
                project = taxonomy.projects[ranked.code]
                own = ranked.tally if ranked.score else NOTHING
                features = project_features(project, own, verdict.categories)
                rows.append([1.0, *features])
                fits.append(ranked.code in gold.projects)
    return np.array(rows), np.array(fits, dtype=float)


def cross_validate(x: Array, y: Array) -> Array:
    """Return the probability each text gets from the folds it is not in."""
    fold = np.arange(len(y)) % FOLDS
    p = np.empty(len(y))
    for k in range(FOLDS):
        p[fold == k] = 1 / (1 + np.exp(-x[fold == k] @ fit(x[fold != k], y[fold != k])))
    return p


def main() -> int:
    """Fit, report, and write where asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path, nargs="+")
    parser.add_argument("--write", type=Path)
    arguments = parser.parse_args()
    golds = [gold for path in arguments.gold for gold in read_gold(path)]
    order = np.random.default_rng(0).permutation(len(golds))
    golds = [golds[i] for i in order]
    x, targets = collect(golds)
    lines = ["# Written by tools/calibrate.py: intercept, then a weight for each feature.\n"]
    samples = {name: (x, y) for name, y in targets.items()}
    samples["project"] = projects(golds)
    for name, (x, y) in samples.items():
        p = cross_validate(x, y)
        error = calibration_error([(float(a), bool(b)) for a, b in zip(p, y, strict=True)])
        print(f"{name}: {len(y)} texts, share {y.mean():.3f}, cross-validated ece {error:.3f}")
        for cut in (0.3, 0.4, 0.5, 0.6, 0.7):
            kept, dropped = (p[y == 1] >= cut).mean(), (p[y == 0] < cut).mean()
            print(f"  cut {cut}: right ones kept {kept:.3f}, wrong ones dropped {dropped:.3f}")
        weights = ", ".join(f"{w:.4f}" for w in fit(x, y))
        lines.append(f"{name} = [{weights}]\n")
    if arguments.write:
        arguments.write.write_text("".join(lines), encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
