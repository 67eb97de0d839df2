"""Tables of the years to come."""

from regionanalysis.model.projection.outlook import RegionProjection
from regionanalysis.model.projection.scenarios import LEVELS
from regionanalysis.presentation.blocks import Table
from regionanalysis.presentation.context import Context
from regionanalysis.presentation.keys import LEVEL, N_
from regionanalysis.presentation.language import Language
from regionanalysis.presentation.outlook_words import levels, national_values
from regionanalysis.presentation.wording import lower_first

# years that a table shows of a path
EVERY = 5


# of jobs, and of inhabitants
_CAPTION = (N_("table.jobs_ahead"), N_("table.people_ahead"))


def ahead(outlook: RegionProjection, which: int, context: Context, language: Language) -> Table:
    """Return every scenario's jobs (``which`` 0) or inhabitants (1), every fifth year."""
    years = outlook.projection.years
    # from the last known year: people are known for later years than jobs
    first = outlook.known_people if which else 0
    displayed = [first] + [
        i for i, year in enumerate(years) if i > first and (year + which) % EVERY == 0
    ]
    rows = [
        (
            language.message(
                "scenario.name",
                own=language.message(LEVEL[own]),
                nation=lower_first(language.message(LEVEL[nation])),
            ),
            *(language.number(float(outlook.scenario(own, nation)[which][i])) for i in displayed),
        )
        for own in LEVELS
        # people answer to jobs beyond the nation's, and so not to the nation's growth
        for nation in (LEVELS if which == 0 else LEVELS[1:2])
    ]
    return Table(
        caption=language.message(_CAPTION[which], name=context.name),
        columns=[
            language.message("column.scenario"),
            *(str(years[i] + which) for i in displayed),
        ],
        rows=rows,
        note=" ".join(
            [
                levels(outlook, language),
                language.message("table.ahead.note", **national_values(outlook, language)),
            ]
        ),
    )
