"""Tables of a growth account."""

from collections.abc import Sequence

import numpy as np

from regionanalysis.model.account import RegionAccount
from regionanalysis.model.mean_account import MeanAccount
from regionanalysis.model.period_account import PeriodAccount
from regionanalysis.presentation.amounts import FormattedNumber
from regionanalysis.presentation.blocks import Table
from regionanalysis.presentation.citing import cites
from regionanalysis.presentation.context import Context, break_reasons, break_years, common_values
from regionanalysis.presentation.keys import EFFECT, N_, PARTS_COLUMN
from regionanalysis.presentation.language import Language

# names that differ in a table of means
MEAN_EFFECT = {"change": N_("effect.mean_growth")}

# jobs; less is floating point noise
MIN_REMAINDER = 1e-6


def waterfall_steps(result: PeriodAccount) -> list[tuple[str, int]]:
    """Return the effects in whole jobs and the change they lead to, as a reader adds them up.

    What is missing for the sum to be right is a step of its own (``rounding`` or
    ``undisclosed``), never hidden in an effect.
    """
    effects = [(name, round(jobs)) for name, jobs in result.effects.items()]
    rest = waterfall_rest(result)
    remainder = [(result.remainder_kind, rest)] if rest else []
    return [*effects, *remainder, ("change", round(result.end) - round(result.start))]


def waterfall_rest(result: PeriodAccount) -> int:
    """Return what whole-job effects lack for their sum to be the change, in jobs."""
    change = round(result.end) - round(result.start)
    return change - sum(round(jobs) for jobs in result.effects.values())


def mean_steps(account: MeanAccount) -> list[tuple[str, float]]:
    """Return mean yearly effects as they are read, and the growth that they lead to.

    What rounded effects lack for their sum to be the growth is a step of its own (``rounding``).
    """
    effects = [(name, round(percent, 2)) for name, percent in account.effects.items()]
    growth = round(account.mean_growth, 2)
    rest = round(growth - sum(percent for _, percent in effects), 2)
    return [*effects, *([("rounding", rest)] if rest else []), ("change", growth)]


@cites
def mean_effects(account: MeanAccount, context: Context, language: Language) -> Table:
    """Return mean yearly effects in per cent, as published and as they are read."""
    exact = {**account.effects, "change": account.mean_growth}
    rest = account.mean_growth - sum(account.effects.values())
    rows = [
        (
            language.message(MEAN_EFFECT.get(key, EFFECT[key])),
            FormattedNumber(
                language.signed_percent(read, 2),
                exact.get(key, rest),
                decimals=2,
                unit="%",
                signed=True,
            ),
        )
        for key, read in mean_steps(account)
    ]
    gap = (language.message("effect.gap"), language.signed(account.mean_gap, 2))
    return Table(
        caption=language.message("table.mean_effects", **common_values(account, context, language)),
        columns=language.messages(N_("column.effect"), N_("column.percent_a_year")),
        rows=[*rows, gap],
        totals=2,
    )


@cites
def waterfall(result: PeriodAccount, context: Context, language: Language) -> Table:
    """Return effects in jobs and as shares of the gap to the nation.

    Jobs are written as whole numbers that add up, and the data hold the exact values, which add up
    too: with the remainder wherever there is one.
    """
    within = {*result.structural_effects, result.residual_effect}
    whole = dict(waterfall_steps(result))
    exact = {**result.effects, **_remainder(result), "change": result.change}

    def share(of_gap: float) -> str:
        # of a gap of no jobs nothing is a share
        return language.percent(100 * of_gap, 0) if round(result.gap) else ""

    rows = [
        (
            language.message(EFFECT[key]),
            _whole_jobs(whole.get(key, 0), exact.get(key, 0.0), language),
            share(result.share_of_gap(key)) if key in within else "",
        )
        for key in dict.fromkeys([*result.effects, result.remainder_kind, "change"])
        if key in whole or key in exact
    ]
    gap = (language.message("effect.gap"), language.signed(result.gap), share(1))
    return Table(
        caption=language.message("table.waterfall", **common_values(result, context, language)),
        columns=language.messages(
            N_("column.effect"), N_("column.jobs"), N_("column.share_of_gap")
        ),
        rows=[*rows, gap],
        totals=2,
        note=language.message("table.waterfall.note") if result.rounded else "",
    )


def _remainder(result: PeriodAccount) -> dict[str, float]:
    """Return the remainder by its name; nothing where it is only floating point noise."""
    if abs(result.remainder) < MIN_REMAINDER:
        return {}
    return {result.remainder_kind: result.remainder}


def _whole_jobs(jobs: int, exact: float, language: Language) -> FormattedNumber:
    """Return jobs as readers add them up, with the exact value for the data."""
    return FormattedNumber(language.signed(jobs), exact, signed=True)


def by_year(account: RegionAccount, context: Context, language: Language) -> Table:
    """Return every year's growth and effects, in per cent of the jobs the year before."""
    effects = [*account.effects, "change"]
    columns = [account.percent(effect) for effect in effects]
    rows = [
        (_year(account, year, language), *(language.signed(float(c[i]), 2) for c in columns))
        for i, year in enumerate(account.years)
    ]
    mean = (
        language.message("column.mean"),
        *(language.signed(float(c.mean()), 2) for c in columns),
    )
    return Table(
        caption=language.message("table.by_year", **common_values(account, context, language)),
        columns=[
            language.message("column.year"),
            *(_effect(language, effect) for effect in effects),
        ],
        rows=[*rows, mean],
        totals=1,
        note=break_years(account.breaks, language),
        file_note=break_reasons(account.breaks, language),
    )


def cumulated_by_year(account: RegionAccount, context: Context, language: Language) -> Table:
    """Return the effects added up to each year, in jobs."""
    has_rest = (np.abs(account.remainder) >= MIN_REMAINDER).any()
    rest = [account.remainder_kind] if has_rest else []
    effects = [*account.effects, *rest, "change"]
    yearly = [
        account.remainder if effect == account.remainder_kind else account.jobs(effect)
        for effect in effects
    ]
    sums = [np.cumsum(jobs) for jobs in yearly]
    rows = [
        (_year(account, year, language), *(language.signed(float(s[i])) for s in sums))
        for i, year in enumerate(account.years)
    ]
    return Table(
        caption=language.message("table.cumulated", **common_values(account, context, language)),
        columns=[
            language.message("column.year"),
            *(_effect(language, effect) for effect in effects),
        ],
        rows=rows,
        note=break_years(account.breaks, language),
        file_note=break_reasons(account.breaks, language),
    )


def members(accounts: Sequence[RegionAccount], context: Context, language: Language) -> Table:
    """Return level, change and effects of every municipality, and the gap before a break.

    Municipalities are in the order of their gap as a share of their jobs, as in the chart.
    """
    ordered = sorted(accounts, key=_gap_share)
    totals = [total.total() for total in ordered]
    before = [total.before_break() for total in ordered]
    effects = list(totals[0].effects)
    rows = [
        (
            total.name,
            language.number(total.start),
            language.number(total.end),
            language.signed(total.change),
            *(language.signed(total.effects[effect]) for effect in effects),
            language.signed(total.gap),
            language.signed_percent(total.per_cent_of_start(total.gap)),
            *([] if part is None else [language.signed(part.total().gap)]),
        )
        for total, part in zip(totals, before, strict=True)
    ]
    first, first_part = totals[0], before[0]
    columns = [
        language.message(PARTS_COLUMN[context.parts]),
        str(first.start_year),
        str(first.end_year),
        language.message("column.change"),
        *(_effect(language, effect) for effect in effects),
        language.message("effect.gap"),
        language.message("column.gap_share", start=first.start_year),
    ]
    if first_part is not None:
        years = {"start": first_part.start_year, "end": first_part.end_year}
        columns.append(language.message("column.gap_before", **years))
    return Table(
        caption=language.message("table.members", **common_values(first, context, language)),
        columns=columns,
        rows=rows,
        note=language.message("table.members.note")
        if first.basis in ("published", "modelled")
        else "",
    )


def _gap_share(account: RegionAccount) -> float:
    result = account.total()
    return result.per_cent_of_start(result.gap)


def _rest(results: Sequence[PeriodAccount], language: Language) -> list[tuple[str, ...]]:
    """Return the row of the remainder, in whole jobs for readers; none where there is none."""
    rests = [(waterfall_rest(result), _remainder(result)) for result in results]
    if not any(whole or exact for whole, exact in rests):
        return []
    cells = [_whole_jobs(whole, sum(exact.values()), language) for whole, exact in rests]
    return [(_effect(language, results[0].remainder_kind), *cells)]


@cites
def periods(results: Sequence[PeriodAccount], context: Context, language: Language) -> Table:
    """Return the same account over several periods side by side, breaks named."""
    first = results[0]
    rows = [
        (language.message("column.start"), *(language.number(result.start) for result in results)),
        (language.message("column.end"), *(language.number(result.end) for result in results)),
        *(
            (
                _effect(language, effect),
                *(language.signed(result.effects[effect]) for result in results),
            )
            for effect in first.effects
        ),
        *_rest(results, language),
        (_effect(language, "change"), *(language.signed(result.change) for result in results)),
        (_effect(language, "gap"), *(language.signed(result.gap) for result in results)),
    ]
    return Table(
        caption=language.message("table.periods", **common_values(first, context, language)),
        columns=[
            language.message("column.effect"),
            *(
                language.message(
                    N_("period.crosses") if result.breaks else N_("period.change"),
                    start=result.start_year,
                    end=result.end_year,
                )
                for result in results
            ),
        ],
        rows=rows,
        totals=2,
        note=break_years(first.breaks, language),
        file_note=break_reasons(first.breaks, language),
    )


def _year(account: RegionAccount, year: int, language: Language) -> str:
    broken = any(series_break.last_year + 1 == year for series_break in account.breaks)
    return language.year(year, broken=broken)


def _effect(language: Language, effect: str) -> str:
    return language.message(EFFECT[effect])
