"""The headline of a report on one region."""

import math
from collections.abc import Sequence
from typing import Any

from regionanalysis.classifications.series_breaks import SeriesBreak
from regionanalysis.model.comparison import Ranking
from regionanalysis.model.mean_account import Account, MeanAccount
from regionanalysis.model.period_account import PeriodAccount
from regionanalysis.presentation.citing import origins_of
from regionanalysis.presentation.context import Context
from regionanalysis.presentation.keys import MEASURE, N_
from regionanalysis.presentation.language import Language
from regionanalysis.presentation.text.means import mean_values
from regionanalysis.study.record import Headline
from regionanalysis.study.report import Summary


def region_summary(
    account: Account, ranking: Ranking | None, context: Context, language: Language
) -> Summary:
    """Return title, sentence and headline figures of a report on one region."""
    years = {"start": account.start_year, "end": account.end_year}
    if isinstance(account, MeanAccount):
        sentence, figures = _mean_sentence(account, context, language), _means(account, ranking)
    else:
        sentence = headline_sentence(account.total(), context, language)
        figures = headline(account.total(), ranking)
    return Summary(
        title=language.message("page.title", name=context.name, **years),
        description=language.message("page.description", name=context.name),
        sentence=sentence,
        headline=figures,
        origins=origins_of(account, context, ranking),
    )


def headline(result: PeriodAccount, ranking: Ranking | None) -> dict[str, Any]:
    """Return the headline figures of a region."""
    # a rest below a millionth of a job is arithmetic, not figures
    remainder = 0.0 if math.isclose(result.remainder, 0.0, abs_tol=1e-6) else result.remainder
    figures = Headline(
        unit=result.unit,
        start_year=result.start_year,
        end_year=result.end_year,
        start=result.start,
        end=result.end,
        change=result.change,
        structural=result.structural,
        gap=result.gap,
        remainder=remainder,
        remainder_kind=result.remainder_kind,
        left_out=result.n_excluded,
        rank=None if ranking is None else ranking.rank,
        of=None if ranking is None else ranking.regions,
        crosses_break=bool(result.breaks),
        **result.effects,
    )
    return figures.model_dump(exclude_unset=True)


def _means(account: MeanAccount, ranking: Ranking | None) -> dict[str, Any]:
    figures = Headline(
        unit=account.unit,
        start_year=account.start_year,
        end_year=account.end_year,
        start=account.start,
        end=account.end,
        change=account.change,
        mean_growth=account.mean_growth,
        mean_effects=dict(account.effects),
        mean_gap=account.mean_gap,
        rank=None if ranking is None else ranking.rank,
        of=None if ranking is None else ranking.regions,
        crosses_break=bool(account.breaks),
    )
    return figures.model_dump(exclude_unset=True)


def _mean_sentence(account: MeanAccount, context: Context, language: Language) -> str:
    values = {
        "name": context.name,
        "measure": language.message(MEASURE[context.measure]),
        "start": account.start_year,
        "end": account.end_year,
        "first": language.number(account.start),
        "last": language.number(account.end),
        "change": language.signed(account.change),
        **mean_values(account, language),
    }
    sentence = language.message("headline.means", **values)
    return _with_breaks(sentence, account.breaks, language)


def headline_sentence(result: PeriodAccount, context: Context, language: Language) -> str:
    """Return the headline in one line."""
    values = {
        "name": context.name,
        "measure": language.message(MEASURE[context.measure]),
        "start": result.start_year,
        "end": result.end_year,
        "first": language.number(result.start),
        "last": language.number(result.end),
        "change": language.signed(result.change),
        "gap": language.signed(result.gap),
        **{effect: language.signed(jobs) for effect, jobs in result.effects.items()},
    }
    with_population = "population_effect" in result.effects
    key = N_("headline.published") if with_population else N_("headline.computed")
    return _with_breaks(language.message(key, **values), result.breaks, language)


def _with_breaks(sentence: str, breaks: Sequence[SeriesBreak], language: Language) -> str:
    years = ", ".join(crossed.label for crossed in breaks)
    flag = language.message("headline.break", years=years) if years else ""
    return f"{sentence} {flag}".strip()
