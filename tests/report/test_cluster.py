"""Building on a Dask cluster: the same bytes, and workers that would make others are refused."""

import os
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from regionanalysis.errors import MissingExtraError, ParameterError
from regionanalysis.reporting.build.many import BuildOptions, BuildPlan, build_reports, plan
from small_project import built, same, tasks_of

distributed = pytest.importorskip("distributed", reason="the extra cluster is not installed")

pytestmark = pytest.mark.usefixtures("at_home")


@pytest.fixture(scope="module")
def scheduler(home: Path) -> Iterator[str]:
    """The address of a scheduler with two workers, processes of their own, on this machine."""
    with (
        pytest.MonkeyPatch.context() as patch,
        distributed.LocalCluster(
            n_workers=0, threads_per_worker=1, dashboard_address=None, host="127.0.0.1"
        ) as cluster,
    ):
        # what workers need to find this package and the project
        patch.setenv("REGIONANALYSIS_HOME", str(home))
        patch.setenv("PYTHONPATH", os.pathsep.join(sys.path))
        cluster.scale(2)
        cluster.wait_for_workers(2)
        yield cluster.scheduler_address


def test_reports_are_the_same_as_those_made_here(
    home: Path, first: Path, scheduler: str, tmp_path: Path
) -> None:
    outcomes = built(tasks_of(home)[:4], BuildOptions(tmp_path, cluster=scheduler))
    assert [one.state for one in outcomes] == ["built"] * 4, [one.error for one in outcomes]
    for one in outcomes:
        assert same(first, tmp_path, one.slug)


def test_a_worker_that_would_make_another_report_is_refused(
    home: Path, scheduler: str, tmp_path: Path
) -> None:
    asked = BuildOptions(tmp_path, cluster=scheduler)
    (task,) = plan(tasks_of(home)[:1], asked).due
    older = BuildPlan([replace(task, fingerprint="0" * 64)], [])
    (outcome,) = build_reports(older, asked, lambda _: None)
    assert outcome.state == "failed"
    assert "would not make the same report of bygd-9001" in str(outcome.error)


def test_a_failure_on_a_worker_is_told_as_one_here(
    home: Path, scheduler: str, tmp_path: Path
) -> None:
    task = replace(tasks_of(home)[0], notebook="trouble")
    (outcome,) = built([task], BuildOptions(tmp_path, cluster=scheduler))
    assert "ValueError: no such luck" in str(outcome.error)


def test_a_scheduler_that_does_not_answer_is_told(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("regionanalysis.reporting.build.executors.CLUSTER_TIMEOUT", 1)
    # a port that nothing listens to
    with pytest.raises(ParameterError, match=r"No Dask scheduler answers at tcp://127\.0\.0\.1:9"):
        built(tasks_of(home), BuildOptions(tmp_path, cluster="tcp://127.0.0.1:9"))


def test_without_dask_the_extra_is_named(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(MissingExtraError, match=r"-m pip install --editable .*\[cluster\]"):
        built(tasks_of(home), BuildOptions(tmp_path, cluster="tcp://127.0.0.1:9"))
