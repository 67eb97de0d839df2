"""A data set of JSON-stat as a table with the columns of its file."""

from regionanalysis.io.raw_table import RawTable
from regionanalysis.io.statbank.columns import CONTENTS, YEAR
from regionanalysis.io.statbank.json_stat import VALUE, parse_json_stat


def from_json_stat(content: bytes, source: str) -> RawTable:
    """Return the table of a JSON-stat data set.

    Raises
    ------
    InputError
        As for `parse_json_stat`.
    """
    found = parse_json_stat(content, source, categories=True)
    roles = dict.fromkeys(found.time, YEAR) | dict.fromkeys(found.metric, CONTENTS)
    names = {
        dimension: codes
        for dimension, codes in found.names.items()
        if any(code != name for code, name in codes.items())
    }
    return RawTable(
        found.rows,
        "JSON-stat",
        roles=roles,
        labels=dict(found.labels),
        names=dict(names),
        figures=VALUE,
        unit=found.units[0] if len(found.units) == 1 else "",
        decimal=".",
    )
