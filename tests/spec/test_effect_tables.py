"""Tables of effects: whole jobs that add up for readers, exact values that add up for programs."""

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regionanalysis.model.period_account import PeriodAccount
from regionanalysis.presentation.amounts import FormattedNumber
from regionanalysis.presentation.context import Context
from regionanalysis.presentation.language import language
from regionanalysis.presentation.tables.effects import periods, waterfall

NB = language("nb")
CONTEXT = Context("Bygd", "panel", "Kilde: tall")


def account(start: float, effects: Mapping[str, float], end: float) -> PeriodAccount:
    """Return an account of two years; what the effects do not add to is rounding."""
    named = {
        name: effects.get(name, 0.0)
        for name in ("national_share", "industry_mix", "population_effect", "attractiveness")
    }
    return PeriodAccount(
        name="Bygd",
        unit="persons",
        start_year=2015,
        end_year=2016,
        start=start,
        end=end,
        effects=named,
        structural_effects=("industry_mix", "population_effect"),
        residual_effect="attractiveness",
        published_gap=end - start - named["national_share"],
        remainder=end - start - sum(named.values()),
        remainder_kind="rounding",
        basis="published",
        breaks=(),
    )


def cells(result: PeriodAccount) -> dict[str, FormattedNumber]:
    """Return the cell in jobs of each row of the waterfall's table."""
    rows = waterfall(result, CONTEXT, NB).rows
    return {row[0]: row[1] for row in rows if isinstance(row[1], FormattedNumber)}


def test_a_remainder_that_rounds_to_zero_is_a_row() -> None:
    found = cells(account(1000, {"national_share": -255.109}, 745))
    assert found["Avrunding"] == "0"
    assert found["Avrunding"].value == pytest.approx(0.109)
    assert (found["Faktisk endring"], found["Faktisk endring"].value) == ("\N{MINUS SIGN}255", -255)


def test_no_remainder_is_no_row() -> None:
    assert "Avrunding" not in cells(account(1000, {"national_share": 10.0}, 1010))


def test_a_gap_that_rounds_to_zero_has_no_shares() -> None:
    rows = waterfall(account(0.0, {"attractiveness": 1.0}, 1e-38), CONTEXT, NB).rows
    assert {row[2] for row in rows} == {""}


jobs = st.floats(-5000, 5000).map(lambda value: round(value, 3))


@given(jobs, jobs, jobs, jobs, st.floats(0, 90_000), st.floats(0, 90_000))
def test_what_is_read_and_what_is_downloaded_add_up(
    nation: float, mix: float, people: float, own: float, start: float, end: float
) -> None:
    effects = {"national_share": nation, "industry_mix": mix, "population_effect": people}
    result = account(start, {**effects, "attractiveness": own}, end)
    *parts, (_, change) = [row for row in cells(result).items() if row[0] != "Avstand til landet"]
    shown = [int(text.replace("\N{MINUS SIGN}", "-").replace("\u202f", "")) for _, text in parts]
    assert sum(shown) == round(end) - round(start)
    exact = sum(cell.value for _, cell in parts)
    # a remainder below a millionth of a job is noise, and no row
    assert exact == pytest.approx(change.value, abs=2e-6)
    assert change.value == pytest.approx(end - start)


def test_the_remainder_of_a_period_holds_its_exact_value() -> None:
    result = account(1000, {"national_share": -255.109}, 745)
    (rest,) = [row for row in periods([result], CONTEXT, NB).rows if row[0] == "Avrunding"]
    assert isinstance(rest[1], FormattedNumber)
    assert rest[1] == "0"
    assert rest[1].value == pytest.approx(0.109)
