"""Tables of employment as Hypothesis draws them."""

from itertools import product

import numpy as np
import pandas as pd
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from regionanalysis.core.arrays import FloatArray

NATION = "0"
FIRST_YEAR = 2015
MAX_JOBS = 5000

counts = st.integers(min_value=0, max_value=MAX_JOBS)


@st.composite
def employment_tables(
    draw: st.DrawFn,
    *,
    min_regions: int = 1,
    max_regions: int = 6,
    min_industries: int = 1,
    lasting: bool = False,
) -> pd.DataFrame:
    """Draw a long table of whole figures, zeros among them, with the nation as a row.

    The nation is the sum of the regions and of jobs in no region, and has employment in every
    year; ``lasting`` says that it does so in every industry.
    """
    shape = (
        draw(st.integers(2, 4)),
        draw(st.integers(min_regions, max_regions)),
        draw(st.integers(min_industries, 5)),
    )
    cells = draw(arrays.arrays(np.int64, shape, elements=counts))
    nowhere = draw(arrays.arrays(np.int64, (shape[0], shape[2]), elements=counts))
    if lasting:
        nowhere += 1
    nation = cells.sum(axis=1) + nowhere
    nation[nation.sum(axis=1) == 0, 0] = 1
    return long_table(np.concatenate([cells, nation[:, None, :]], axis=1))


def long_table(
    cells: "np.ndarray[tuple[int, ...], np.dtype[np.int64]] | FloatArray",
) -> pd.DataFrame:
    """Return figures of shape (years, regions and the nation last, industries) as a long table."""
    years, regions, industries = cells.shape
    codes = [*(f"{number + 1:02}" for number in range(regions - 1)), NATION]
    labels = pd.MultiIndex.from_product(
        [range(FIRST_YEAR, FIRST_YEAR + years), codes, [f"I{i}" for i in range(industries)]],
        names=["year", "region", "industry"],
    )
    return pd.DataFrame({"employment": cells.ravel()}, index=labels).reset_index()


def has_equal_sums(table: pd.DataFrame) -> bool:
    """Return whether industries add up to others in every region and year.

    Drawn figures may do so by chance, and are then read as listed twice or as a total of parts.
    """
    rows = table.pivot_table(index="industry", columns=["region", "year"], values="employment")
    signs = product((-1, 0, 1), repeat=len(rows))
    return any(
        1 in sign and -1 in sign and not (np.array(sign) @ rows.to_numpy()).any() for sign in signs
    )
