"""A table as its file has it, before its columns are known for what they are."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import pandas as pd

from regionanalysis.panel.figures import Nil
from regionanalysis.panel.notes import ReadingNote
from regionanalysis.panel.number_forms import Decimal

# columns that a table is given where its file has figures in several
CONTENT, VALUE = "content", "value"


@dataclass(eq=False)
class RawTable:
    """A table with the columns of its file, a row for every figure.

    Attributes
    ----------
    frame
        Text, categories or numbers. The index is the line of the file less two, as errors count.
    shape
        What the file is, for a sentence.
    roles
        What columns are, as far as the format says.
    labels
        What variables are called, where columns have their codes.
    names
        Names of codes, by column.
    figures
        Column of figures, where the format says.
    unit, decimal, nil
        As far as the format, or its producer, says.
    producer
        Who publishes in the format; empty where that is not known.
    notes
        How the table was read so far.
    read
        Columns that are read, by what they are here.
    """

    frame: pd.DataFrame
    shape: str
    roles: dict[str, str] = field(default_factory=dict)
    labels: dict[str, str] = field(default_factory=dict)
    names: dict[str, Mapping[str, str]] = field(default_factory=dict)
    figures: str = ""
    unit: str = ""
    decimal: Decimal = ""
    nil: Nil = ""
    producer: str = ""
    notes: list[ReadingNote] = field(default_factory=list)
    read: dict[str, str] = field(default_factory=dict)

    def label(self, column: str) -> str:
        """Return what a column is called."""
        return self.labels.get(column, column)
