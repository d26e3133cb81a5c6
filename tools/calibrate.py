"""Fit the numbers in ``calibration.toml`` to labelled texts, and say how well they hold.

``python tools/calibrate.py GOLD… [--write taxonomy/js-135/calibration.toml]``

First the balance between sub-domains: a multinomial regression on the logarithm of the
scores, with one slope and a ridge on the intercepts. Then three logistic regressions on
the verdict's features, with a ridge: ``fits`` (the text belongs to the plan), ``right``
(the first sub-domain is right) and ``field`` (its field is). Every printed figure comes
from ten-fold cross-validation.
"""

from __future__ import annotations

import argparse
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from sei_cli import Classifier, load_taxonomy
from sei_cli.adapters.gold import read_gold
from sei_cli.core.evaluation import Gold, calibration_error
from sei_cli.core.taxonomy import field_of

FOLDS = 10
RIDGE = 1.0
BALANCE_RIDGE = 3.0
Array = NDArray[np.float64]


def collect(golds: list[Gold], factors: dict[str, float]) -> tuple[Array, dict[str, Array]]:
    """Return the features (texts x features, with a one in front) and the three targets."""
    classifier = Classifier(replace(load_taxonomy(), balance=factors))
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


def cross_validate(x: Array, y: Array) -> Array:
    """Return the probability each text gets from the folds it is not in."""
    fold = np.arange(len(y)) % FOLDS
    p = np.empty(len(y))
    for k in range(FOLDS):
        p[fold == k] = 1 / (1 + np.exp(-x[fold == k] @ fit(x[fold != k], y[fold != k])))
    return p


def scores(golds: list[Gold]) -> tuple[list[str], Array, Array]:
    """Return codes, unbalanced log scores (texts x codes), and which codes are accepted."""
    taxonomy = replace(load_taxonomy(), balance={})
    classifier = Classifier(taxonomy)
    codes = list(taxonomy.subdomains)
    x = np.zeros((len(golds), len(codes)))
    y = np.zeros_like(x)
    for row, gold in enumerate(golds):
        for ranked in classifier.classify(gold.text).verdict.categories:
            x[row, codes.index(ranked.code)] = ranked.score
        y[row] = [gold.accepts(code) for code in codes]
    return codes, np.log(x + 1), y


def fit_balance(x: Array, y: Array) -> Array:
    """Return the slope and an intercept a code that make the accepted codes likely."""

    def loss(w: Array) -> tuple[float, Array]:
        z = w[0] * x + w[1:]
        p = np.exp(z - z.max(axis=1, keepdims=True))
        p /= p.sum(axis=1, keepdims=True)
        hit = (p * y).sum(axis=1, keepdims=True) + 1e-9
        d = p - p * y / hit
        value = -np.log(hit).sum() + BALANCE_RIDGE / 2 * (w[1:] @ w[1:])
        return float(value), np.concatenate([[(d * x).sum()], d.sum(0) + BALANCE_RIDGE * w[1:]])

    start = np.concatenate([[1.0], np.zeros(x.shape[1])])
    return np.asarray(minimize(loss, start, jac=True, method="L-BFGS-B").x)


def balance(golds: list[Gold]) -> dict[str, float]:
    """Return the factor of each sub-domain, and print what it is worth."""
    codes, x, y = scores([gold for gold in golds if gold.primary is not None])
    fold = np.arange(len(y)) % FOLDS
    z = np.empty_like(x)
    for k in range(FOLDS):
        w = fit_balance(x[fold != k], y[fold != k])
        z[fold == k] = x[fold == k] + w[1:] / w[0]
    rows = np.arange(len(y))
    before, after = (y[rows, found.argmax(1)].mean() for found in (x, z))
    print(f"balance: sub@1 without {before:.3f}, with (cross-validated) {after:.3f}")
    w = fit_balance(x, y)
    return dict(zip(codes, np.exp(w[1:] / w[0]).tolist(), strict=True))


def main() -> int:
    """Fit, report, and write where asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path, nargs="+")
    parser.add_argument("--write", type=Path)
    arguments = parser.parse_args()
    golds = [gold for path in arguments.gold for gold in read_gold(path)]
    order = np.random.default_rng(0).permutation(len(golds))
    golds = [golds[i] for i in order]
    factors = balance(golds)
    x, targets = collect(golds, factors)
    lines = ["# Written by tools/calibrate.py: intercept, then a weight for each feature.\n"]
    for name, y in targets.items():
        p = cross_validate(x, y)
        error = calibration_error([(float(a), bool(b)) for a, b in zip(p, y, strict=True)])
        print(f"{name}: {len(y)} texts, share {y.mean():.3f}, cross-validated ece {error:.3f}")
        for cut in (0.3, 0.4, 0.5, 0.6, 0.7):
            kept, dropped = (p[y == 1] >= cut).mean(), (p[y == 0] < cut).mean()
            print(f"  cut {cut}: right ones kept {kept:.3f}, wrong ones dropped {dropped:.3f}")
        weights = ", ".join(f"{w:.4f}" for w in fit(x, y))
        lines.append(f"{name} = [{weights}]\n")
    lines.append("\n# What the score of a sub-domain is multiplied by.\n[balance]\n")
    lines += [f'"{code}" = {factor:.3f}\n' for code, factor in factors.items()]
    if arguments.write:
        arguments.write.write_text("".join(lines), encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
