"""The region, measure and source that texts, charts and tables are about."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from regionanalysis.classifications.series_breaks import SeriesBreak
from regionanalysis.model.comparison import RegionComparison
from regionanalysis.model.mean_account import Account
from regionanalysis.model.period_account import PeriodAccount
from regionanalysis.panel.provenance import Origin
from regionanalysis.presentation.keys import BREAK, EFFECT, MEASURE, MOMENT, PARTS
from regionanalysis.presentation.language import Language


@dataclass(frozen=True)
class Context:
    """The place and the measure.

    Attributes
    ----------
    name
        Name of the place, as printed.
    measure
        Key of what is counted in ``locale`` (``measure.<measure>``).
    source
        Source line to print under a figure.
    parts
        What the place is divided in: ``municipalities``, or ``regions`` of one's own.
    moment
        When in the year it is counted, a key of ``locale`` (``moment.<moment>``), if known.
    origins
        Origins of the tables that the source line names.
    """

    name: str
    measure: str
    source: str
    parts: str = "municipalities"
    moment: str = ""
    origins: tuple[Origin, ...] = ()

    def parted(self, language: Language) -> dict[str, object]:
        """Return the words for what the region is divided into."""
        return {word: language.message(key) for word, key in PARTS[self.parts].items()}


@dataclass(frozen=True)
class IndustrySubject:
    """The place whose industries are shown.

    Attributes
    ----------
    place
        Code or group in the panel.
    names
        Names of the industries, in the panel's order.
    unit
        What one figure counts, a key of ``locale`` (``unit.<unit>``).
    decimals
        Decimals that levels are read with.
    own
        Whether the figures are the region's own; otherwise a county's that stand in.
    residual
        Name of the effect that neither the nation nor the industries explain: with a population
        effect in the headline account, population and attractiveness together.
    """

    place: str
    names: tuple[str, ...]
    unit: str
    context: Context
    decimals: int
    own: bool
    residual: str = "regional_shift"

    @property
    def origins(self) -> tuple[Origin, ...]:
        """Origins of the figures by industry."""
        return self.context.origins

    @property
    def effect_decimals(self) -> int:
        """Decimals that effects are read with: one more than levels, where levels have any."""
        return self.decimals + 1 if self.decimals else 0


def common_values(
    period: PeriodAccount | Account, context: Context, language: Language
) -> dict[str, object]:
    """Return the values of all messages on an account: measure, name, years, break."""
    return {
        "measure": language.message(MEASURE[context.measure]),
        "name": context.name,
        "start": period.start_year,
        "end": period.end_year,
        "flag": language.message("break.flag") if period.breaks else "",
        "moment": language.message(MOMENT[context.moment]) if context.moment else "",
        **context.parted(language),
    }


def comparison_values(
    comparison: RegionComparison, context: Context, language: Language
) -> dict[str, object]:
    """Return the values of all messages on a comparison: measure, residual, counts, years."""
    return {
        "measure": language.message(MEASURE[context.measure]),
        "residual": language.message(EFFECT[comparison.residual]),
        "regions": len(comparison.regions),
        # as the growth will be read
        "grew": int((np.round(comparison.growth, 1) > 0).sum()),
        "start": comparison.start_year,
        "end": comparison.end_year,
        "flag": language.message("break.flag") if comparison.breaks else "",
    }


def break_years(breaks: Sequence[SeriesBreak], language: Language) -> str:
    """Return a short sentence on the breaks in the series, for a page that explains them."""
    if not breaks:
        return ""
    years = language.join_list([series_break.label for series_break in breaks])
    return language.message("break.years", years=years)


def break_reasons(breaks: Sequence[SeriesBreak], language: Language) -> str:
    """Return a sentence for every break in the series: the years and the reason."""
    return " ".join(
        language.message(BREAK[series_break.reason], years=series_break.label)
        for series_break in breaks
    )
