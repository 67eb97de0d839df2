"""The table of how industries follow people."""

from collections.abc import Mapping

from regionanalysis.model.population_response import PopulationResponse, ResponseBasis
from regionanalysis.presentation.blocks import Table
from regionanalysis.presentation.citing import cites
from regionanalysis.presentation.context import Context
from regionanalysis.presentation.keys import N_
from regionanalysis.presentation.language import Language
from regionanalysis.presentation.tables.unknown import between_if_known, computed_or_words

_CAPTION: Mapping[ResponseBasis, str] = {
    "estimated": N_("table.response.estimated"),
    "given": N_("table.response.given"),
}


@cites
def response(
    response: PopulationResponse, names: Mapping[str, str], context: Context, language: Language
) -> Table:
    """Return every industry's coefficient with its interval, and what is used.

    ``names`` are what the industries are called, by code; one without a name is shown by its code.
    """
    tests = response.tests
    rows = []
    for i, industry in enumerate(response.industries):
        rows.append(
            (
                names.get(industry, industry),
                computed_or_words(float(response.estimate[i]), language.signed, language, 2),
                between_if_known(float(tests["low"][i]), float(tests["high"][i]), language, 2),
                computed_or_words(float(response.used[i]), language.number, language, 2),
            )
        )
    return Table(
        caption=language.message(_CAPTION[response.basis], name=context.name),
        columns=language.messages(
            N_("column.industry"), N_("column.beta"), N_("column.interval"), N_("column.beta_used")
        ),
        rows=rows,
        note=language.message("table.response.floor") if response.floor else "",
    )
