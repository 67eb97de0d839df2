"""Tables of education and innovation."""

from collections.abc import Mapping, Sequence

from regionanalysis.indicators.education import EducationRecord
from regionanalysis.indicators.innovation import InnovationRecord
from regionanalysis.presentation.blocks import Table
from regionanalysis.presentation.citing import cites
from regionanalysis.presentation.context import Context
from regionanalysis.presentation.keys import N_
from regionanalysis.presentation.language import Language
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
        language.message("table.education", name=context.name),
        record.years,
        [
            (context.name, 100 * record.share),
            (language.message("place.nation"), 100 * record.nation),
        ],
        language,
        decimals=1,
    )


@cites
def education_members(
    record: EducationRecord, names: Sequence[str], context: Context, language: Language
) -> Table:
    """Return the shares of every member in the first and the last year, and the region's."""
    ends = dict.fromkeys((0, len(record.years) - 1))
    rows = [
        (name, *(language.percent(100 * float(record.members[i, k])) for i in ends))
        for k, name in enumerate(names)
        # a region of one municipality has one row
        if len(names) > 1
    ]
    whole = (context.name, *(language.percent(100 * float(record.share[i])) for i in ends))
    nation = (
        language.message("place.nation"),
        *(language.percent(100 * float(record.nation[i])) for i in ends),
    )
    return Table(
        caption=language.message("table.education_members", year=record.years[-1]),
        columns=[
            language.message("column.municipalities"),
            *(str(record.years[i]) for i in ends),
        ],
        rows=[*rows, whole, nation],
        totals=2,
    )


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
        rows=[*rows, number],
        totals=1,
    )
