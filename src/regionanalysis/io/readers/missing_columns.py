"""The error that a table lacks columns, with those of its own that may be they."""

from collections.abc import Sequence

import pandas as pd

from regionanalysis.errors import InputError
from regionanalysis.io.raw_table import CONTENT, VALUE, RawTable
from regionanalysis.io.statbank.marks import MARK
from regionanalysis.panel.notes import some

MAX_SHOWN = 8


def check_columns(raw: RawTable, table: pd.DataFrame, columns: Sequence[str], source: str) -> None:
    """Raise an error for columns that a table lacks, which names the file's own that are left.

    Parameters
    ----------
    columns
        What a table must have.

    Raises
    ------
    InputError
        When any is missing.
    """
    missing = [column for column in columns if column not in table.columns]
    if not missing:
        return
    read = [f"{theirs} as {ours}" for ours, theirs in raw.read.items() if not ours.endswith(MARK)]
    taken = set(raw.read.values())
    own = [raw.label(str(column)) for column in raw.frame.columns]
    left = [name for name in own if name not in taken and name not in (VALUE, CONTENT)]
    has = f"it has {', '.join(read)}" if read else "none of its columns is known"
    unknown = f"; not recognised: {some(list(map(repr, left)), MAX_SHOWN)}" if left else ""
    example = f"{missing[0]}={left[0] if len(missing) == 1 and left else 'NAME'}"
    raise InputError(
        f"{source} lacks the column {', '.join(missing)}; {has}{unknown}.",
        remedy=f"A panel has the columns {', '.join(columns)}, one of each; say what they are "
        f'called in the file with columns= (--columns "{example}"). Regions and industries are '
        "below one another, not across.",
        evidence=missing,
    )
