"""What every test may lean on."""

from pathlib import Path

import pytest
from hypothesis import settings

SHARED = Path(__file__).parents[1].parent / "shared"

# how long an example takes depends on the machine, and says nothing about the figures
settings.register_profile("figures", deadline=None, max_examples=60)
settings.load_profile("figures")


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of larger reference files that lies beside the repository."""
    if not SHARED.is_dir():
        pytest.skip("the folder ../shared with larger reference files is not here")
    return SHARED
