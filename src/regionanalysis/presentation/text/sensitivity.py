"""Texts on sensitivity: years, reference area, industries, chance and unknown values."""

from collections.abc import Mapping, Sequence

import numpy as np

from regionanalysis.indicators.specialisation import Specialisation
from regionanalysis.presentation.blocks import Paragraph
from regionanalysis.presentation.citing import cites
from regionanalysis.presentation.context import Context
from regionanalysis.presentation.keys import N_
from regionanalysis.presentation.language import WORKS_ARE_IN, Language
from regionanalysis.presentation.wording import inside
from regionanalysis.shiftshare import PattersonByYearFit, PattersonFit, RegionEffects
from regionanalysis.shiftshare.forecast import CRITIQUE, Backtest
from regionanalysis.shiftshare.variant import INDUSTRY_MIX, REGIONAL_SHIFT
from regionanalysis.uncertainty import DetailSensitivity, LeaveOneOut, YearlyVariation
from regionanalysis.uncertainty.intervals import Interval

_VERDICT: Mapping[str, str] = {
    "certain_gain": N_("methods.variation.certain_gain"),
    "certain_loss": N_("methods.variation.certain_loss"),
    "uncertain": N_("methods.variation.uncertain"),
    "unknown": N_("methods.variation.unknown"),
}


@cites
def by_time(results: Mapping[str, RegionEffects], language: Language) -> Paragraph:
    """Return how the industry mix differs between the dynamic and the classic variant."""
    classic, dynamic = results["classic"], results["dynamic"]
    moved = dynamic.total_industry_mix - classic.total_industry_mix
    return Paragraph(
        language.message(
            "methods.by_time",
            classic=language.signed(classic.total_industry_mix),
            dynamic=language.signed(dynamic.total_industry_mix),
            moved=language.magnitude(moved),
        )
    )


@cites
def references(results: Mapping[str, RegionEffects], language: Language) -> Paragraph:
    """Return the range of the regional shift across reference areas."""
    jobs = [effects.total_regional_shift for effects in results.values()]
    low, high = language.signed(min(jobs)), language.signed(max(jobs))
    return Paragraph(language.message("methods.references", low=low, high=high))


@cites
def without_one(leave_one_out: LeaveOneOut, region: str, language: Language) -> Paragraph:
    """Return whether the regional shift keeps its sign without any single industry."""
    whole, others = (
        leave_one_out.whole(REGIONAL_SHIFT, region),
        leave_one_out.value(REGIONAL_SHIFT, region),
    )
    turned = [
        inside(name)
        for name, jobs in zip(leave_one_out.industry_names, others.tolist(), strict=True)
        if jobs * whole < 0 and round(jobs)
    ]
    key = N_("methods.without_one.turned") if turned else N_("methods.without_one.holds")
    values = {
        "whole": language.signed(whole),
        "low": language.signed(float(np.nanmin(others))),
        "high": language.signed(float(np.nanmax(others))),
        "industries": language.join_list(turned),
    }
    return Paragraph(language.message(key, **values))


@cites
def detail(detail: DetailSensitivity, region: str, language: Language) -> Paragraph:
    """Return industry mix and regional shift with fine and with coarse industries."""
    fine, coarse = detail.fine.region(region), detail.coarse.region(region)
    values = {
        f"{name}_{effect}": language.signed(one.total_effects[full])
        for name, one in (("fine", fine), ("coarse", coarse))
        for effect, full in (("mix", INDUSTRY_MIX), ("shift", REGIONAL_SHIFT))
    }
    known = ~np.isnan(fine.change)
    both = fine.total_industry_mix + fine.total_regional_shift
    groups = int((~np.isnan(coarse.change)).sum())
    return Paragraph(
        language.message(
            "methods.detail",
            industries=int(known.sum()),
            groups=groups,
            both=language.signed(both),
            **values,
        )
    )


@cites
def variation(variation: YearlyVariation, region: str, language: Language) -> list[Paragraph]:
    """Return the mean of the yearly regional shift, and whether it is significant."""
    shift = variation.value(REGIONAL_SHIFT, region)
    verdict = str(
        variation.verdict[variation.effects.index(REGIONAL_SHIFT), variation.regions.index(region)]
    )
    values = {
        "mean": language.signed_percent(shift["mean"], 2),
        "sd": language.number(shift["sd"], 2),
        "n": variation.n,
        "low": language.signed(shift["low"], 2),
        "high": language.signed_percent(shift["high"], 2),
    }
    return [
        Paragraph(language.message("methods.variation")),
        Paragraph(language.message(_VERDICT[verdict], **values)),
    ]


@cites
def interval_limits(rows: Sequence[Interval], language: Language) -> Paragraph:
    """Return the limits that unknown and rounded values set for the effects."""
    limits = {row.effect: row for row in rows if row.kind == "limits"}
    if REGIONAL_SHIFT not in limits or INDUSTRY_MIX not in limits:
        return Paragraph(language.message("methods.limits.none"))
    mix, shift = limits[INDUSTRY_MIX], limits[REGIONAL_SHIFT]
    if all(round(interval.low) == round(interval.high) for interval in (mix, shift)):
        return Paragraph(language.message("methods.limits.exact"))
    return Paragraph(
        language.message(
            "methods.limits",
            mix_low=language.signed(mix.low),
            mix_high=language.signed(mix.high),
            shift_low=language.signed(shift.low),
            shift_high=language.signed(shift.high),
        )
    )


@cites
def regression(
    fit: PattersonFit, by_year: PattersonByYearFit | None, region: str, language: Language
) -> list[Paragraph]:
    """Return the region's effect in the regressions, and whether it is significant."""
    paragraphs = [Paragraph(language.message("methods.regression"))]
    for key, model in (
        (N_("methods.regression.two_years"), fit),
        (N_("methods.regression.by_year"), by_year),
    ):
        if model is None:
            continue
        effect = model.by_region.together([model.by_region.codes.index(region)])
        if np.isnan(effect.low):
            continue
        values: dict[str, str] = {
            "rate": language.signed_percent(100 * effect.rate, 2),
            "jobs": language.plural("unit.jobs", effect.jobs, number=language.signed(effect.jobs)),
            "low": language.signed(effect.jobs_low),
            "high": language.signed(effect.jobs_high),
            "p": _chance(effect.p, language),
        }
        values["verdict"] = language.message(
            N_("methods.regression.certain")
            if effect.certain
            else N_("methods.regression.uncertain")
        )
        paragraphs.append(Paragraph(language.message(key, **values)))
    return paragraphs


def _chance(p: float, language: Language) -> str:
    """Return a formatted probability: ``p = 0,03``, or ``p < 0,01`` if it is smaller."""
    least = 0.01
    sign, value = ("<", least) if p < least else ("=", p)
    return f"p {sign} {language.number(value, 2)}"


@cites
def specialisation(
    specialisation: Specialisation, region: str, context: Context, language: Language
) -> Paragraph:
    """Return how specialised the region is, by two measures."""
    values = specialisation.region(region)
    return Paragraph(
        language.message(
            "methods.specialisation",
            name=context.name,
            year=specialisation.year,
            hoover=language.percent(100 * values["hoover"], 0),
            basic=language.number(values["basic_employment"]),
        )
    )


@cites
def forecast(backtest: Backtest, language: Language) -> Paragraph:
    """Return the error of a constant-shift forecast in the past, and the literature's verdict."""
    shift, share = backtest.error["constant_shift"], backtest.error["constant_share"]
    worse = shift > share
    return Paragraph(
        language.message(
            N_("methods.forecast.worse") if worse else N_("methods.forecast.better"),
            start=backtest.start_year,
            base=backtest.base_year,
            end=backtest.year,
            shift=language.percent(shift, 1),
            share=language.percent(share, 1),
            source=language.foreign(CRITIQUE, WORKS_ARE_IN),
        )
    )
