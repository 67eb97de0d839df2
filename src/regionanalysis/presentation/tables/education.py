"""Tables of education and innovation."""

from collections.abc import Mapping, Sequence

import numpy as np

from regionanalysis.indicators.education import EducationRecord
from regionanalysis.indicators.innovation import InnovationRecord
from regionanalysis.presentation.blocks import Table
from regionanalysis.presentation.citing import cites
from regionanalysis.presentation.context import Context
from regionanalysis.presentation.keys import N_
from regionanalysis.presentation.language import Language
from regionanalysis.presentation.shares import counted
from regionanalysis.presentation.tables.jobs import by_year

_INNOVATION: Mapping[str, str] = {
    "any": N_("innovation.any"),
    "product": N_("innovation.product"),
    "new_to_market": N_("innovation.new_to_market"),
    "process": N_("innovation.process"),
    "both": N_("innovation.both"),
}


def education(record: EducationRecord, context: Context, language: Language) -> Table:
    """Return the shares of the region and the nation by year, per cent."""
    return by_year(
        language.message("table.education", name=context.name, counted=counted(record, language)),
        record.years,
        [
            (context.name, 100 * record.share),
            (language.message("place.nation"), 100 * record.nation),
        ],
        language,
        decimals=1,
        breaks=record.breaks,
    )


@cites
def education_members(
    record: EducationRecord, names: Sequence[str], context: Context, language: Language
) -> Table:
    """Return the shares of every member in the first and the last year, and the region's.

    The nation is in it where the last year has it.
    """
    ends = sorted({0, len(record.years) - 1})
    rows = [
        (name, *(language.percent(100 * float(record.members[i, k])) for i in ends))
        for k, name in enumerate(names)
        # a region of one municipality has one row
        if len(names) > 1
    ]
    whole = (context.name, *(language.percent(100 * float(record.share[i])) for i in ends))
    nation = (language.message("place.nation"), *(_percent(record, i, language) for i in ends))
    totals = [whole, nation] if ends[-1] in record.compared else [whole]
    return Table(
        caption=language.message(
            "table.education_members",
            counted=counted(record, language),
        ),
        columns=[
            language.message("column.municipalities"),
            *(str(record.years[i]) for i in ends),
        ],
        rows=[*rows, *totals],
        totals=len(totals),
    )


def _percent(record: EducationRecord, position: int, language: Language) -> str:
    """Return the nation's share in one of the years, or the words for one that is not known."""
    share = float(record.nation[position])
    if np.isnan(share):
        return language.unknown(N_("cell.missing"))
    return language.percent(100 * share)


@cites
def innovation(record: InnovationRecord, language: Language) -> Table:
    """Return establishments with every kind of innovation, per cent."""
    areas = (record.region, record.county, record.nation)
    rows = [
        (
            language.message(key),
            *(language.percent(area.rates[kind], 0) for area in areas),
        )
        for kind, key in _INNOVATION.items()
    ]
    employees = (
        language.message("innovation.employees"),
        *(language.percent(area.employees, 0) for area in areas),
    )
    number = (
        language.message("innovation.establishments"),
        *(language.number(float(area.establishments)) for area in areas),
    )
    return Table(
        caption=language.message("table.innovation", year=record.year),
        columns=[
            language.message("column.innovation"),
            language.message("column.economic_region", name=record.region.name),
            record.county.name,
            language.message("place.nation"),
        ],
        rows=[*rows, employees, number],
        totals=1,
    )


@cites
def innovation_regions(record: InnovationRecord, language: Language) -> Table:
    """Return the economic regions in the table, those with most innovation first."""
    order = sorted(record.regions, key=lambda area: -area.rates["any"])
    rows = [
        (
            area.name,
            language.number(float(area.establishments)),
            language.percent(area.rates["any"], 0),
            language.percent(area.employees, 0),
        )
        for area in (*order, record.nation)
    ]
    rows[-1] = (language.message("place.nation"), *rows[-1][1:])
    return Table(
        caption=language.message("table.innovation_regions", year=record.year),
        columns=[
            language.message("column.economic_regions"),
            language.message("innovation.establishments"),
            language.message("innovation.any"),
            language.message("innovation.employees"),
        ],
        rows=rows,
        totals=1,
    )
