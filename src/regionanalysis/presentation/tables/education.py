"""Tables of education and innovation."""

from collections.abc import Sequence

from regionanalysis.indicators.education import EducationRecord
from regionanalysis.indicators.innovation import KINDS, InnovationRecord
from regionanalysis.presentation.blocks import Table
from regionanalysis.presentation.language import Language
from regionanalysis.presentation.subject import Subject
from regionanalysis.presentation.tables.jobs import by_year


def education(found: EducationRecord, subject: Subject, language: Language) -> Table:
    """Return the shares of the region and the nation by year, per cent."""
    return by_year(
        language.say("table.education", name=subject.name),
        found.years,
        [
            (subject.name, 100 * found.share),
            (language.say("place.nation"), 100 * found.nation),
        ],
        language,
        decimals=1,
    )


def education_members(
    found: EducationRecord, names: Sequence[str], subject: Subject, language: Language
) -> Table:
    """Return the shares of every member in the first and the last year, and the region's."""
    ends = dict.fromkeys((0, len(found.years) - 1))
    rows = [
        (name, *(language.percent(100 * float(found.members[at, k])) for at in ends))
        for k, name in enumerate(names)
        # a place of one municipality is told of once
        if len(names) > 1
    ]
    whole = (subject.name, *(language.percent(100 * float(found.share[at])) for at in ends))
    nation = (
        language.say("place.nation"),
        *(language.percent(100 * float(found.nation[at])) for at in ends),
    )
    return Table(
        caption=language.say("table.education_members", year=found.years[-1]),
        columns=[language.say("column.municipalities"), *(str(found.years[at]) for at in ends)],
        rows=[*rows, whole, nation],
        totals=2,
    )


def innovation(found: InnovationRecord, language: Language) -> Table:
    """Return establishments with every kind of innovation, per cent."""
    areas = (found.region, found.county, found.nation)
    rows = [
        (
            language.say(f"innovation.{kind}"),
            *(language.percent(area.rates[kind], 0) for area in areas),
        )
        for kind in KINDS
    ]
    number = (
        language.say("innovation.establishments"),
        *(language.number(float(area.establishments)) for area in areas),
    )
    return Table(
        caption=language.say("table.innovation", year=found.year),
        columns=[
            language.say("column.innovation"),
            language.say("column.economic_region", name=found.region.name),
            found.county.name,
            language.say("place.nation"),
        ],
        rows=[*rows, number],
        totals=1,
    )
