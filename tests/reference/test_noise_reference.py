"""The noise in Telemarksforsking's attractiveness, by size of place."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from regionanalysis.uncertainty.noise_by_size import ALARM, NoiseBySize, noise_by_size


def fitted(shared: Path, level: str) -> tuple[NoiseBySize, pd.DataFrame, pd.DataFrame]:
    table = pd.read_csv(shared / "reference/telemarksforsking/private_jobs_2003_2016.csv")
    table = table[table["level"] == level]
    left, jobs = (
        table.pivot(index="year", columns="name" if level == "region" else "code", values=column)
        for column in ("attractiveness", "jobs")
    )
    return noise_by_size(left.to_numpy(), jobs.mean().to_numpy()), left, jobs


@pytest.mark.parametrize(
    ("level", "jobs", "measured", "within"),
    [
        # standard deviations pooled over places of a size
        ("region", 18_000, 1.6, 0.2),
        ("municipality", 3_500, 3.3, 0.4),
    ],
)
def test_the_noise_is_that_measured_for_the_size(
    shared: Path, level: str, jobs: float, measured: float, within: float
) -> None:
    found, _, _ = fitted(shared, level)
    assert found.yearly_sd(np.array([jobs]))[0] == pytest.approx(measured, abs=within)


def test_the_smallest_swing_less_than_the_curve_says(shared: Path) -> None:
    found, left, jobs = fitted(shared, "municipality")
    size = jobs.mean().to_numpy()
    small = size < 250
    deviations = left.to_numpy()[:, small] - left.to_numpy()[:, small].mean(axis=0)
    pooled = np.sqrt((deviations**2).mean() * 14 / 13)
    curve = np.sqrt((found.yearly_sd(size[small]) ** 2).mean())
    # c / J falls too fast for the very smallest: limits are somewhat too wide for them
    assert pooled == pytest.approx(8.9, abs=0.2)
    assert 1.15 < curve / pooled < 1.35


def test_glamdal_is_within_what_noise_alone_may_bring(shared: Path) -> None:
    found, left, _ = fitted(shared, "region")
    at = list(left.columns).index("Glåmdal")
    assert found.mean[at] == pytest.approx(-0.38, abs=0.005)
    assert not found.outside()[at]
    # and what one would expect of it another time is nearer to the others
    assert -0.38 < found.shrunk[at] < found.overall


def test_hardly_any_region_or_municipality_is_beyond_chance(shared: Path) -> None:
    regions, _, _ = fitted(shared, "region")
    assert int(regions.outside(ALARM).sum()) == 1
    municipalities, _, _ = fitted(shared, "municipality")
    # of 426 in fourteen years
    assert int(municipalities.outside(ALARM).sum()) == 5
    assert municipalities.between == 0
