"""Noise by size: small places swing more, and are drawn towards the others."""

import numpy as np
import pytest

from regionanalysis.errors import ParameterError
from regionanalysis.uncertainty.noise_by_size import ALARM, noise_by_size

YEARS = 12


def drawn(places: int, *, between: float, per_job: float, seed: int = 1) -> tuple[np.ndarray, ...]:
    """Return yearly figures of places of many sizes, their jobs, and their true means."""
    draw = np.random.default_rng(seed)
    jobs = np.exp(draw.uniform(np.log(100), np.log(50_000), places))
    true = draw.normal(0.2, np.sqrt(between), places)
    noise = draw.normal(0, 1, (YEARS, places)) * np.sqrt(0.5 + per_job / jobs)
    return true + noise, jobs, true


def test_noise_falls_with_size_as_it_was_drawn() -> None:
    yearly, jobs, _ = drawn(800, between=0.4, per_job=9000)
    found = noise_by_size(yearly, jobs)
    for size in (200.0, 2000.0, 20_000.0):
        true = np.sqrt(0.5 + 9000 / size)
        assert found.yearly_sd(np.array([size]))[0] == pytest.approx(true, rel=0.1)
    assert found.overall == pytest.approx(0.2, abs=0.1)
    assert found.between == pytest.approx(0.4, rel=0.25)


def test_without_real_differences_one_place_in_twenty_is_outside_and_hardly_any_in_alarm() -> None:
    yearly, jobs, _ = drawn(1000, between=0, per_job=9000)
    found = noise_by_size(yearly, jobs)
    assert found.outside().mean() == pytest.approx(0.05, abs=0.02)
    assert found.outside(ALARM).mean() < 0.01


def test_the_smallest_are_drawn_farthest_towards_the_others_and_come_nearer_the_truth() -> None:
    yearly, jobs, true = drawn(400, between=0.1, per_job=9000)
    found = noise_by_size(yearly, jobs)
    small, large = jobs < 300, jobs > 20_000
    assert found.weight[small].max() < found.weight[large].min()
    raw = np.abs(found.mean - true)[small].mean()
    assert np.abs(found.shrunk - true)[small].mean() < raw / 2


def test_where_noise_accounts_for_everything_all_are_drawn_to_the_mean() -> None:
    # the same two figures in opposite order: means are all alike
    yearly = np.tile([[1.0, -1.0], [-1.0, 1.0], [0.0, 0.0]], (1, 6))
    found = noise_by_size(yearly, np.linspace(100, 1000, 12))
    assert found.between == 0
    assert found.shrunk == pytest.approx(np.zeros(12))


def test_the_size_from_which_noise_is_small_enough() -> None:
    yearly, jobs, _ = drawn(400, between=0.04, per_job=9000)
    found = noise_by_size(yearly, jobs)
    size = found.size_for(0.5)
    assert found.sd(np.array([size]))[0] == pytest.approx(0.5)
    assert found.size_for(0.0001) == np.inf


def test_a_place_with_an_unknown_year_or_without_jobs_has_no_mean() -> None:
    yearly, jobs, _ = drawn(20, between=0.04, per_job=9000)
    yearly[3, 0] = np.nan
    jobs[1] = 0
    found = noise_by_size(yearly, jobs)
    assert np.isnan(found.mean[:2]).all()
    assert not found.outside()[:2].any()
    assert np.isfinite(found.mean[2:]).all()


def test_too_few_places_or_years_say_nothing() -> None:
    with pytest.raises(ParameterError, match="9 places over 12 years"):
        noise_by_size(np.zeros((12, 9)), np.ones(9))
    with pytest.raises(ParameterError, match="over 2 years"):
        noise_by_size(np.zeros((2, 30)), np.ones(30))
    yearly, jobs, _ = drawn(20, between=0.04, per_job=9000)
    found = noise_by_size(yearly, jobs)
    with pytest.raises(ParameterError, match="probability"):
        found.limits(jobs, 1.0)
