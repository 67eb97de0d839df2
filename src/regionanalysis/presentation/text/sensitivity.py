"""What the answer hangs on: years, reference area, industries, chance, and what is not known."""

from collections.abc import Mapping, Sequence

import numpy as np

from regionanalysis.indicators.specialisation import Specialisation
from regionanalysis.presentation.blocks import Paragraph
from regionanalysis.presentation.citing import cites
from regionanalysis.presentation.context import Context
from regionanalysis.presentation.keys import N_
from regionanalysis.presentation.language import WORKS_ARE_IN, Language
from regionanalysis.presentation.wording import lower_first
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
def by_time(found: Mapping[str, RegionEffects], language: Language) -> Paragraph:
    """Return what it does to follow the years rather than compare two of them."""
    classic, dynamic = found["classic"], found["dynamic"]
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
def references(found: Mapping[str, RegionEffects], language: Language) -> Paragraph:
    """Return how far the choice of reference area moves the regional shift."""
    jobs = [one.total_regional_shift for one in found.values()]
    low, high = language.signed(min(jobs)), language.signed(max(jobs))
    return Paragraph(language.message("methods.references", low=low, high=high))


@cites
def without_one(found: LeaveOneOut, place: str, language: Language) -> Paragraph:
    """Return whether the regional shift hangs on a single industry."""
    whole, others = found.whole(REGIONAL_SHIFT, place), found.value(REGIONAL_SHIFT, place)
    turned = [
        lower_first(name)
        for name, jobs in zip(found.industry_names, others.tolist(), strict=True)
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
def detail(found: DetailSensitivity, place: str, language: Language) -> Paragraph:
    """Return what coarser industries make of mix and shift."""
    fine, coarse = found.fine.region(place), found.coarse.region(place)
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
def variation(found: YearlyVariation, place: str, language: Language) -> list[Paragraph]:
    """Return what the years allow one to say of the regional shift."""
    one = found.value(REGIONAL_SHIFT, place)
    verdict = str(found.verdict[found.effects.index(REGIONAL_SHIFT), found.regions.index(place)])
    values = {
        "mean": language.signed_percent(one["mean"], 2),
        "sd": language.number(one["sd"], 2),
        "n": found.n,
        "low": language.signed(one["low"], 2),
        "high": language.signed_percent(one["high"], 2),
    }
    return [
        Paragraph(language.message("methods.variation")),
        Paragraph(language.message(_VERDICT[verdict], **values)),
    ]


@cites
def interval_limits(rows: Sequence[Interval], language: Language) -> Paragraph:
    """Return how far unknown and rounded figures can move the effects."""
    found = {row.effect: row for row in rows if row.kind == "limits"}
    if REGIONAL_SHIFT not in found or INDUSTRY_MIX not in found:
        return Paragraph(language.message("methods.limits.none"))
    mix, shift = found[INDUSTRY_MIX], found[REGIONAL_SHIFT]
    if all(round(one.low) == round(one.high) for one in (mix, shift)):
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
    fit: PattersonFit, by_year: PattersonByYearFit | None, place: str, language: Language
) -> list[Paragraph]:
    """Return the region's effect in the regression form, and whether it is certain."""
    paragraphs = [Paragraph(language.message("methods.regression"))]
    for key, one in (
        (N_("methods.regression.two_years"), fit),
        (N_("methods.regression.by_year"), by_year),
    ):
        if one is None:
            continue
        found = one.by_region.together([one.by_region.codes.index(place)])
        if np.isnan(found.low):
            continue
        values: dict[str, str] = {
            "rate": language.signed_percent(100 * found.rate, 2),
            "jobs": language.plural("unit.jobs", found.jobs, number=language.signed(found.jobs)),
            "low": language.signed(found.jobs_low),
            "high": language.signed(found.jobs_high),
            "p": _chance(found.p, language),
        }
        values["verdict"] = language.message(
            N_("methods.regression.certain")
            if found.certain
            else N_("methods.regression.uncertain")
        )
        paragraphs.append(Paragraph(language.message(key, **values)))
    return paragraphs


def _chance(p: float, language: Language) -> str:
    """Return a probability as it is read: ``p = 0,03``, or ``p < 0,01`` where that says more."""
    least = 0.01
    sign, value = ("<", least) if p < least else ("=", p)
    return f"p {sign} {language.number(value, 2)}"


@cites
def specialisation(
    found: Specialisation, place: str, context: Context, language: Language
) -> Paragraph:
    """Return in words how special the place's industries are."""
    values = found.region(place)
    return Paragraph(
        language.message(
            "methods.specialisation",
            name=context.name,
            year=found.year,
            hoover=language.percent(100 * values["hoover"], 0),
            basic=language.number(values["basic_employment"]),
        )
    )


@cites
def forecast(found: Backtest, language: Language) -> Paragraph:
    """Return how a prognosis by constant shift did on the past, and the literature's verdict."""
    shift, share = found.error["constant_shift"], found.error["constant_share"]
    worse = shift > share
    return Paragraph(
        language.message(
            N_("methods.forecast.worse") if worse else N_("methods.forecast.better"),
            start=found.start_year,
            base=found.base_year,
            end=found.year,
            shift=language.percent(shift, 1),
            share=language.percent(share, 1),
            source=language.foreign(CRITIQUE, WORKS_ARE_IN),
        )
    )
