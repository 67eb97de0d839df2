"""The statements that open the report on a region, from its results."""

from collections.abc import Sequence

from regionanalysis.indicators.as_nation import AsNation
from regionanalysis.indicators.dependence import Dependence
from regionanalysis.presentation import text
from regionanalysis.presentation.citing import origins_of
from regionanalysis.presentation.language import Language
from regionanalysis.presentation.text.statements import Statement
from regionanalysis.study.region_data import RegionData


def region_statements(
    data: RegionData,
    rows: AsNation | None,
    dependence: Dependence | None,
    language: Language,
) -> Sequence[Statement | None]:
    """Return the statements on a region, None for each whose figures are missing.

    Parameters
    ----------
    data
        The region's results.
    rows
        Its industries beside the nation's growth, where they are known.
    dependence
        Its mutually dependent members, where commuting is known.
    language
        Language of the sentences.
    """
    education = (data.education, data.education_adults)
    return [
        text.decline_statement(data.account, data.context, language),
        text.structure_statement(data.structure, rows, data.industry, language),
        text.education_innovation_statement(education, data.innovation, language),
        _labour_market(data, dependence, language),
        text.goal_kept_statement(data.goal, language),
        text.disputed_year_statement(data.series, data.all_codes, data.subsets, language),
    ]


def _labour_market(
    data: RegionData, dependence: Dependence | None, language: Language
) -> Statement | None:
    if dependence is None:
        return None
    sentence = text.labour_market_statement(dependence, data.member_names, language)
    return Statement(sentence, "labour_market", origins=origins_of(dependence))
