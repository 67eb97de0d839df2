"""Following codes keeps every job, and the order of adding and following does not matter."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from regionanalysis.classifications.municipality_codes import comparable_groups, municipalities
from regionanalysis.panel.aggregate import merge_regions
from regionanalysis.panel.cells import bounds_of
from regionanalysis.panel.employment import EmploymentPanel
from regionanalysis.panel.vintage import to_vintage

vintages = st.integers(1994, 2024)


def panel_of(vintage: int, seed: int) -> EmploymentPanel:
    """Return two years of every municipality of a year, with whole jobs."""
    codes = tuple(municipalities(vintage))
    cells = np.random.default_rng(seed).integers(0, 99, (2, len(codes), 2)).astype(float)
    return EmploymentPanel(
        years=(vintage, vintage + 1),
        regions=codes,
        industries=("A", "B"),
        employment=cells,
        nation=cells.sum(axis=1),
        region_total=cells.sum(axis=2),
        nation_total=cells.sum(axis=(1, 2)),
        present=np.ones((2, len(codes)), dtype=bool),
        region_names=codes,
        industry_names=("A", "B"),
        vintage=vintage,
    )


@given(vintages, vintages, st.integers(0, 99))
def test_every_job_is_kept(one: int, other: int, seed: int) -> None:
    start, end = sorted((one, other))
    panel = panel_of(start, seed)
    moved, audit = to_vintage(panel, end, splits="group")
    assert moved.employment.sum(axis=1).tolist() == panel.employment.sum(axis=1).tolist()
    assert moved.region_total.sum(axis=1).tolist() == panel.region_total.sum(axis=1).tolist()
    assert moved.unallocated.tolist() == panel.unallocated.tolist()
    assert {code for label in moved.regions for code in label.split("+")} == set(
        municipalities(end)
    )
    assert all(move.jobs >= 0 for move in audit)


@given(vintages, vintages, st.integers(0, 99))
def test_so_are_the_limits_of_figures_that_are_not_known(one: int, other: int, seed: int) -> None:
    start, end = sorted((one, other))
    panel = panel_of(start, seed)
    hidden = np.random.default_rng(seed).random(panel.employment.shape) < 0.1
    cells = bounds_of(panel.employment, panel.nation, panel.present, disguised="totals summed")
    cells = replace(cells, high=np.where(hidden, panel.employment + 5, cells.high))
    moved, _ = to_vintage(replace(panel, cells=cells), end, splits="group")
    assert moved.cells is not None
    for before, after in ((cells.low, moved.cells.low), (cells.high, moved.cells.high)):
        assert after.sum(axis=1).tolist() == before.sum(axis=1).tolist()
    assert (moved.cells.low <= moved.employment).all()
    assert (moved.employment <= moved.cells.high).all()


@given(vintages, st.integers(0, 99))
def test_following_in_two_steps_is_following_in_one(middle: int, seed: int) -> None:
    panel = panel_of(1994, seed)
    end = 2019  # no municipality was split before 2020
    middle = min(middle, end)
    once, _ = to_vintage(panel, end)
    twice, _ = to_vintage(to_vintage(panel, middle)[0], end)
    order = [twice.regions.index(code) for code in once.regions]
    assert once.employment.tolist() == twice.employment[:, order].tolist()


@given(st.sampled_from(sorted(set(comparable_groups(2017, 2020).values()))), st.integers(0, 99))
def test_following_and_then_adding_is_adding(
    group: tuple[tuple[str, ...], tuple[str, ...]], seed: int
) -> None:
    panel = panel_of(2017, seed)
    olds, news = group
    before = merge_regions(panel, olds, olds[0])
    moved, _ = to_vintage(panel, 2020, splits="group")
    after = moved.employment[:, moved.regions.index("+".join(news))]
    assert after.tolist() == before.employment[:, before.regions.index(olds[0])].tolist()


@given(vintages, vintages, st.data())
def test_any_region_has_the_same_jobs_followed_and_added_or_added_and_followed(
    one: int, other: int, data: st.DataObject
) -> None:
    start, end = sorted((one, other))
    groups = sorted(set(comparable_groups(start, end).values()))
    chosen = data.draw(st.lists(st.sampled_from(groups), min_size=1, max_size=5, unique=True))
    olds = [code for group, _ in chosen for code in group]
    news = {code for _, group in chosen for code in group}
    panel = panel_of(start, 7)
    added = merge_regions(panel, olds, olds[0])
    first = added.employment[:, added.regions.index(olds[0])]
    moved, _ = to_vintage(panel, end, splits="group")
    rows = [at for at, label in enumerate(moved.regions) if news & set(label.split("+"))]
    assert moved.employment[:, rows].sum(axis=1).tolist() == first.tolist()


def test_the_same_vintage_changes_nothing() -> None:
    panel = panel_of(2017, 1)
    moved, audit = to_vintage(panel, 2017)
    assert audit == ()
    assert moved.regions == panel.regions
    assert moved.employment == pytest.approx(panel.employment)
