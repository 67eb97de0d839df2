"""What every test uses: a project of delivered files alone, and a profile of Hypothesis."""

import os
import shutil
from pathlib import Path
from tempfile import mkdtemp

import pytest
from hypothesis import HealthCheck, settings

from delivered import copy_delivered
from regionanalysis.core.project import HOME_VARIABLE

SHARED = Path(__file__).parents[1].parent / "shared"

# How long an example takes depends on the machine, and says nothing about the figures.
settings.register_profile(
    "figures", deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("figures")

PROJECT = pytest.StashKey[Path]()


def pytest_configure(config: pytest.Config) -> None:
    """Let tests see the delivered files, and not what a user has added to the clone."""
    if hasattr(config, "workerinput"):
        # A worker of pytest-xdist inherits the project of the process that started it.
        return
    config.stash[PROJECT] = copy_delivered(Path(mkdtemp(prefix="regionanalysis-tests-")))
    os.environ[HOME_VARIABLE] = str(config.stash[PROJECT])


def pytest_unconfigure(config: pytest.Config) -> None:
    """Remove the project."""
    if PROJECT in config.stash:
        shutil.rmtree(config.stash[PROJECT], ignore_errors=True)


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of larger reference files that lies beside the repository."""
    if not SHARED.is_dir():
        pytest.skip("the folder ../shared with larger reference files is not here")
    return SHARED
