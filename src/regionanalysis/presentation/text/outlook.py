"""Texts on the years to come: the premises one by one, and what the outlook is not."""

from regionanalysis.model.projection.outlook import RegionProjection
from regionanalysis.presentation.blocks import Block, DescriptionList, Paragraph
from regionanalysis.presentation.citing import cites
from regionanalysis.presentation.keys import N_
from regionanalysis.presentation.language import Language
from regionanalysis.presentation.outlook_words import levels, national_values


@cites
def outlook(outlook: RegionProjection, language: Language) -> list[Block]:
    """Return the premises of the outlook, one by one, and what it is not."""
    assumptions, projected = outlook.assumptions, outlook.projected
    values: dict[str, object] = {
        "start": outlook.past_years[0],
        "end": outlook.past_years[-1],
        "jobs_year": assumptions.base_year,
        "people_year": assumptions.base_year + 1 + outlook.known_people,
        "mix": language.signed_percent(float(assumptions.industry_mix), 2),
        "b": language.number(float(assumptions.population_response), 2),
        "own_share": language.percent(100 * float(assumptions.own_share), 0),
        **national_values(outlook, language),
    }
    people = N_("outlook.premise.people.past")
    if projected is not None:
        people = N_("outlook.premise.people.projected")
        values |= {
            "growth": language.signed_percent(projected.growth, 2),
            "vintage": projected.vintage,
            "from_year": projected.start_year,
            "to_year": projected.end_year,
        }
    keys = (
        N_("outlook.premise.start"),
        N_("outlook.premise.nation"),
        N_("outlook.premise.mix"),
        N_("outlook.premise.follow"),
        people,
        N_("outlook.premise.answer"),
    )
    premises = [*(language.message(key, **values) for key in keys), levels(outlook, language)]
    horizon = outlook.projection.years[-1]
    return [
        Paragraph(language.message("outlook.premises", horizon=horizon)),
        DescriptionList([("", one) for one in premises]),
        Paragraph(language.message("outlook.caveat"), "note"),
    ]
