"""Fit the weights of the link model and print how it does on sites it was not fitted on.

    python scripts/train_links.py LINKS.jsonl [--write]

LINKS.jsonl holds one labelled link a line: ``domain``, ``home`` (URL of the page), ``url``, ``text``, ``label``
("article" or anything else). The figure is leave-one-site-out: each site is judged by weights fitted on the others.
``--write`` puts the weights of all sites into data/discover/link_weights.tsv.
"""

import argparse
import json
import math
from collections import defaultdict
from pathlib import Path

from newscrawl.discover.links import describe

TABLE = Path(__file__).resolve().parent.parent / "data" / "discover" / "link_weights.tsv"
# What reason expects of each feature. The fit is drawn towards it, so that what the few training pages do not show
# (dates in URLs, random tokens, tag pages) keeps a sensible weight; and no weight may turn its sign.
EXPECTED = {
    "bias": -2.5, "headline": 2.0, "silent": 0.0, "shape": 2.0, "shape_coarse": 1.0, "shape_and_headline": 1.0,
    "behind_best": -1.0, "many": 0.0, "number": 1.0, "long_number": 0.5, "low_number": -1.5, "date": 3.5, "slug": 1.0,
    "random": 1.0, "says_article": 0.7, "says_section": -1.5, "says_other": -1.5, "says_other_id": -4.0,
    "named_page": -2.0, "section_name": -2.5, "settled": 2.0, "bare": -2.0, "shallow": -0.3,
}  # fmt: skip
RIDGE = 0.005

Row = tuple[dict[str, float] | None, bool]


def read(path: Path) -> dict[str, list[Row]]:
    """Site -> (features, is an article) of its links."""
    links = defaultdict(list)
    for line in path.read_text(encoding="utf-8").splitlines():
        link = json.loads(line)
        links[link["domain"]].append(link)
    return {
        site: list(
            zip(
                describe([(each["url"], each["text"] or "") for each in found], found[0]["home"]),
                [each["label"] == "article" for each in found],
                strict=True,
            )
        )
        for site, found in links.items()
    }


def fit(sites: list[list[Row]], steps: int = 200) -> dict[str, float]:
    """Ridge logistic regression by gradient descent with momentum; each site weighs as the root of its links."""
    rows = [(features, label, 1 / math.sqrt(len(site))) for site in sites for features, label in site if features]
    names = list(rows[0][0])
    data = [([features[name] for name in names], float(label), weight) for features, label, weight in rows]
    total = sum(weight for *_, weight in data)
    weights, speed = [EXPECTED[name] for name in names], [0.0] * len(names)
    for _ in range(steps):
        slope = [
            RIDGE * (w - EXPECTED[name]) if name != "bias" else 0.0 for name, w in zip(names, weights, strict=True)
        ]
        for values, label, weight in data:
            guess = 1 / (1 + math.exp(-max(-30, min(30, sum(map(float.__mul__, weights, values))))))
            error = (guess - label) * weight / total
            slope = [s + error * v for s, v in zip(slope, values, strict=True)]
        speed = [0.9 * v - 0.5 * s for v, s in zip(speed, slope, strict=True)]
        weights = [w + v for w, v in zip(weights, speed, strict=True)]
        for at, name in enumerate(names):
            if weights[at] * EXPECTED[name] < 0:
                weights[at] = speed[at] = 0.0
    return dict(zip(names, weights, strict=True))


def judge(rows: list[Row], weights: dict[str, float]) -> tuple[int, int, int]:
    """True articles, false ones and missed ones at 0.5."""
    right = wrong = missed = 0
    for features, label in rows:
        yes = features is not None and sum(weights[name] * value for name, value in features.items()) >= 0
        right, wrong, missed = right + (yes and label), wrong + (yes and not label), missed + (label and not yes)
    return right, wrong, missed


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("links", type=Path)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--steps", type=int, default=200)
    args = parser.parse_args()
    sites = read(args.links)
    sums = [0, 0, 0]
    for site, rows in sites.items():
        others = [found for name, found in sites.items() if name != site]
        result = judge(rows, fit(others, args.steps))
        sums = [a + b for a, b in zip(sums, result, strict=True)]
        print(f"{site:24} right {result[0]:3} wrong {result[1]:3} missed {result[2]:3}")
    right, wrong, missed = sums
    print(f"leave one site out: P {right / (right + wrong):.4f} R {right / (right + missed):.4f}")
    weights = fit(list(sites.values()), args.steps)
    right, wrong, missed = (sum(each) for each in zip(*(judge(rows, weights) for rows in sites.values()), strict=True))
    print(f"fitted on all:      P {right / (right + wrong):.4f} R {right / (right + missed):.4f}")
    for name, weight in weights.items():
        print(f"  {name:20} {weight:7.3f}")
    if args.write:
        head = (
            "# Weights of the link model, fitted by scripts/train_links.py on labelled links of 16 public news pages.\n"
        )
        body = "".join(f"{name}\t{weight:.4f}\n" for name, weight in weights.items())
        TABLE.write_text(f"{head}# feature\tweight\n{body}", encoding="utf-8")


if __name__ == "__main__":
    main()
