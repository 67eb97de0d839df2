"""Figures of many made-up regions that follow the model of expected growth."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

REGIONS = tuple(f"{code:04}" for code in range(9001, 9025))
INDUSTRIES = ("Jordbruk", "Industri", "Bygg", "Handel", "Helse")
YEARS = tuple(range(2016, 2024))
# how much each industry follows people, and grows in the nation
BETA = np.array([0.1, 0.1, 1.2, 0.6, 0.4])
NATION = np.array([-0.01, -0.005, 0.015, 0.005, 0.02])


class ManyRegions(NamedTuple):
    """Files of one's own: jobs, inhabitants, commuters and outlines."""

    panel: Path
    population: Path
    commuting: Path
    boundaries: Path


def write_many_regions(
    folder: Path, regions: Sequence[str] = REGIONS, years: Sequence[int] = YEARS
) -> ManyRegions:
    """Write the files and return where they are."""
    draw = np.random.default_rng(3)
    count = len(regions)
    people = np.exp(draw.normal(9, 0.8, count))
    jobs = people[:, None] * 0.45 * draw.dirichlet(np.full(len(INDUSTRIES), 3), count)
    growth = draw.normal(0.004, 0.008, count)
    panel = ["region,region_name,industry,year,employment"]
    population = ["region,year,population"]
    for year in (*years, years[-1] + 1):
        population += [f"{code},{year},{people[at]:.0f}" for at, code in enumerate(regions)]
        if year > years[-1]:
            # people are known on 1 January after the last year of jobs
            break
        for at, code in enumerate(regions):
            panel += [
                f"{code},Bygd {code},{name},{year},{jobs[at, i]:.0f}"
                for i, name in enumerate(INDUSTRIES)
            ]
        panel += [
            f"0,Landet,{name},{year},{np.round(jobs[:, i]).sum() + 50:.0f}"
            for i, name in enumerate(INDUSTRIES)
        ]
        later = people * (1 + growth + draw.normal(0, 0.003, count))
        gap = later / people - later.sum() / people.sum()
        swing = draw.normal(0, 0.02, jobs.shape)
        jobs = jobs * (1 + NATION + BETA * gap[:, None] + swing)
        people = later
    flows = ["year,residence,workplace,employment"]
    for year in years[-2:]:
        for home in range(count):
            share = np.where(np.arange(count) == home, 0.7, 0.012) * jobs[home].sum()
            flows += [
                f"{year},{regions[home]},{work},{number:.0f}"
                for work, number in zip(regions, share, strict=True)
            ]
    return ManyRegions(
        _written(folder / "panel.csv", "\n".join(panel)),
        _written(folder / "population.csv", "\n".join(population)),
        _written(folder / "commuting.csv", "\n".join(flows)),
        _written(folder / "outlines.geojson", json.dumps(_squares(regions))),
    )


def _squares(regions: Sequence[str]) -> dict[str, object]:
    """Return a square for every region, half a degree wide, six in a row."""
    features = []
    for at, code in enumerate(regions):
        x, y = 10 + 0.5 * (at % 6), 60 + 0.5 * (at // 6)
        ring = [[x, y], [x + 0.5, y], [x + 0.5, y + 0.5], [x, y + 0.5], [x, y]]
        shape = {"type": "Polygon", "coordinates": [ring]}
        features.append({"type": "Feature", "properties": {"nr": code}, "geometry": shape})
    return {"type": "FeatureCollection", "features": features}


def _written(path: Path, text: str) -> Path:
    path.write_text(text + "\n", encoding="utf-8")
    return path
