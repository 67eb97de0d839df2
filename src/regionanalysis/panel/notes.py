"""Notes on how a table was read: what was recognised, left out, or taken for a total."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

# English sentences by key; the report has them in three languages as `reading.<key>`
SENTENCES = {
    "shape": "The file is {shape}.",
    "sheet": "The sheet {sheet!r} is read; the workbook also has {others}.",
    "columns": "Columns: {columns}.",
    "figures_column": "The column {column!r} is read as {figure}.",
    "single": "{column} is {value!r} in every row, and is left out.",
    "chosen_total": "Of {column}, {value!r} is read, and the parts {others} are left out.",
    "sum_line": "Left out: {count} without a region ({label}).",
    "footnotes": "Left out: {count} below the table without a figure, {first!r}.",
    "form": "Figures such as {example} are read as {value}.",
    "nil": "Read as 0: {count} with {mark!r}, which is nil.",
    "flags": "Unknown: {count} with {flag!r} in {column}.",
    "marks": "Unknown: {count} ({marks}).",
    "quarter": "{label} is read as the year {year}.",
    "quarter_mean": "The mean of {periods} is read as the year's figure.",
    "unit": "One figure is {unit}.",
    "codes": "Codes such as {before} are read as {after}.",
    "nation": "{region} is read as the nation: {reason}.",
    "no_nation": ("There is no row for a nation; the sum of the {regions} in the file is used."),
    "region_total": "{region} is left out: it is the sum of {parts}.",
    "total": "{industry} is read as the total of all industries: {reason}.",
    "industry_total": "{industry} is left out: it is the sum of {parts}.",
    "perhaps_total": (
        "{label} equals the sum of {parts} in every known cell, and is kept; if it is a total, "
        "say so with {option}."
    ),
    "perhaps_whole": (
        "{label} has at least as many as all the others together, everywhere; if it is {what}, say "
        "so with {option}."
    ),
    "not_in_force": ("Absent, not zero, since the code was not in force: {codes} ({times})."),
    "zero_region": "Every industry of {region} is 0 in {years}, and is read as 0.",
    "presumed_break": (
        "The regions are Norwegian municipalities, whose register-based employment has a break in "
        "{years}; if the figures have none, say --breaks none, or state the series in a sidecar."
    ),
}

# notes that only `inspect` prints, on what is as expected
QUIET = frozenset({"shape", "columns", "single"})


@dataclass(frozen=True)
class ReadingNote:
    """One thing that was understood of a table.

    Attributes
    ----------
    key
        Key of the message, one of `SENTENCES`.
    values
        Values for its placeholders.
    """

    key: str
    values: dict[str, Any] = field(default_factory=dict, hash=False)

    def __str__(self) -> str:
        """Return the note as an English sentence."""
        return SENTENCES[self.key].format(**self.values)


def note(key: str, **values: Any) -> ReadingNote:
    """Return a note with its values."""
    return ReadingNote(key, values)


def some(labels: Sequence[str], most: int = 4) -> str:
    """Return labels as a list for a sentence, the first of them where they are many."""
    listed = [str(label) for label in labels]
    if len(listed) <= most:
        return " and ".join([", ".join(listed[:-1]), listed[-1]] if len(listed) > 1 else listed)
    return f"{', '.join(listed[: most - 1])} and {len(listed) - most + 1} more"


def count_of(number: int, what: str = "figure") -> str:
    """Return a number of things in words for a sentence."""
    return f"{number:,} {what}" if number == 1 else f"{number:,} {what}s"
