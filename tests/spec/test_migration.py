"""Why people move to and from a place: Telemarksforsking's model, term by term."""

from dataclasses import replace
from math import e, isnan

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from regionanalysis.core.arrays import FloatArray
from regionanalysis.errors import IdentityError, InputError, ParameterError
from regionanalysis.indicators.commuting import labour_market_integration as one_region
from regionanalysis.model.migration import (
    COEFFICIENTS,
    MIGRATION_TERMS,
    MigrationInputs,
    PopulationAccount,
    births_surplus,
    coefficients_of,
    destination_shares,
    estimate_migration,
    immigration,
    integration_effect,
    internal_integration_effect,
    job_contributions,
    migration_regressors,
    neighbour_growth,
    own_growth,
    place_integration,
    population_model,
    size_effect,
)
from regionanalysis.panel.commuting import OTHER, CommutingFlows

# rows live, columns work:    A    B    C   other
FLOWS = np.array(
    [
        [80.0, 15.0, 0.0, 5.0],  # 100 employed residents of A
        [10.0, 30.0, 1.0, 9.0],  # 50 of B
        [2.0, 0.0, 18.0, 0.0],  # 20 of C
        [8.0, 5.0, 1.0, np.nan],
    ]  # jobs: 100 in A, 50 in B, 20 in C
)
FLOWS_OF = CommutingFlows(years=(2017,), places=("A", "B", "C", OTHER), flows=FLOWS[None])
GROUPS = {"AB": ("A", "B"), "alone": ("C",)}


def row(*values: float) -> FloatArray:
    """Return one year's figures."""
    return np.array([values])


class TestTerms:
    def test_more_births_than_deaths_add_people(self) -> None:
        assert births_surplus(row(30), row(20), row(1000)) == pytest.approx(1.0)

    def test_the_nations_net_migration_is_everybodys_immigration(self) -> None:
        found = immigration(np.array([25_000.0, 0]), np.array([5e6, 5e6]), places=3)
        assert found.tolist() == [[0.5, 0.5, 0.5], [0, 0, 0]]

    def test_a_place_e_times_as_large_has_one_beta_more(self) -> None:
        found = size_effect(row(1000, 1000 * e), beta=0.1)
        assert found == pytest.approx(row(-0.05, 0.05))

    def test_a_place_without_inhabitants_has_no_size_effect_and_no_part_in_the_mean(self) -> None:
        found = size_effect(row(1000, 0, 1000 * e), beta=0.1)
        assert found[0, [0, 2]] == pytest.approx([-0.05, 0.05])
        assert isnan(found[0, 1])

    def test_integration_counts_from_the_places_unweighted_mean(self) -> None:
        assert integration_effect(row(0.2, 0.6), beta=0.5) == pytest.approx(row(-0.1, 0.1))

    def test_a_place_of_one_area_counts_as_zero_in_the_mean_and_has_no_effect(
        self,
    ) -> None:
        # mean of 0.3, 0.6 and 0 is 0.3
        found = internal_integration_effect(row(0.3, 0.6, np.nan), 1.0, (2, 3, 1))
        assert found == pytest.approx(row(0.0, 0.3, 0.0))

    def test_own_growth_is_felt_for_three_years(self) -> None:
        # one per cent more jobs in the third year only, half of the residents work at home
        x = np.array([[0.0], [0], [1], [0], [0], [0]])
        found = own_growth(np.array([0.5]), x, (0.2, 0.1, 0.08)).ravel()
        assert np.isnan(found[:2]).all()
        assert found[2:] == pytest.approx([0.1, 0.05, 0.04, 0])

    def test_neighbours_growth_reaches_a_place_as_far_as_its_residents_work_there(self) -> None:
        # A's residents: 80 % at home, 15 % in B and 5 % elsewhere, where jobs grew by 2 %
        shares = np.array([[0.8, 0.15, 0.05], [0.2, 0.8, 0.0]])
        growth = np.repeat([[9.0, 1.0, 2.0]], 3, axis=0)
        found = neighbour_growth(shares, growth, (1.0, 0.0, 0.0))
        assert found[2] == pytest.approx([0.15 + 0.10, 0.2 * 9])

    def test_shares_of_each_year_are_used_in_their_year(self) -> None:
        shares = np.array([[[0.9, 0.1], [0.0, 1.0]]] * 2 + [[[0.5, 0.5], [0.0, 1.0]]])
        growth = np.array([[0.0, 1.0]] * 3)
        dated = neighbour_growth(shares, growth, (1.0, 0, 0))
        assert dated[2] == pytest.approx([0.5, 0])
        same = neighbour_growth(shares[2], growth, (1.0, 0, 0))
        assert same[2] == pytest.approx(dated[2])

    @pytest.mark.parametrize("dated", [True, False])
    def test_growth_that_is_unknown_makes_those_who_commute_there_unknown(
        self, *, dated: bool
    ) -> None:
        shares = np.array([[0.9, 0.1, 0.0], [0.1, 0.9, 0.0], [0.0, 0.0, 1.0]])
        growth = np.array([[1.0, np.nan, 1.0]] * 3)
        used = np.repeat(shares[None], 3, axis=0) if dated else shares
        found = neighbour_growth(used, growth, (1.0, 0, 0))[2]
        assert isnan(found[0])
        # B's own growth is not its neighbours'
        assert found[1] == pytest.approx(0.1)
        assert found[2] == 0

    def test_too_few_years_for_three_lags_give_nothing_known(self) -> None:
        assert np.isnan(own_growth(np.array([1.0]), np.ones((2, 1)), (1, 1, 1))).all()

    def test_private_growth_counts_by_the_private_share_of_jobs(self) -> None:
        # 60 private and 40 public jobs; public grows by 5 %, in the nation by 1 %
        found = job_contributions(
            row(1.0), row(0.5), row(-2.0), np.array([[60.0], [60]]), np.array([[100.0], [102]]),
            np.array([1.0]),
        )  # fmt: skip
        assert found["structure"] == pytest.approx(0.9)
        assert found["attractiveness"] == pytest.approx(-1.2)
        assert found["public"] == pytest.approx(1.6)

    def test_shares_and_growth_of_different_workplaces_are_refused(self) -> None:
        with pytest.raises(InputError, match="2 places and 3 workplaces"):
            neighbour_growth(np.zeros((2, 3)), np.zeros((3, 2)), (1, 1, 1))

    def test_members_of_another_number_of_places_are_refused(self) -> None:
        with pytest.raises(InputError, match="members_count"):
            internal_integration_effect(row(0.3, 0.6), 1.0, (2,))

    @given(
        arrays.arrays(float, (3, 5), elements=st.floats(1, 1e6)),
        st.floats(-2, 2),
        st.floats(0.1, 10),
    )
    def test_size_effects_have_mean_zero_and_do_not_mind_the_unit(
        self, people: FloatArray, beta: float, unit: float
    ) -> None:
        found = size_effect(people, beta)
        assert found.mean(axis=1) == pytest.approx(np.zeros(3), abs=1e-9)
        assert size_effect(people * unit, beta) == pytest.approx(found, abs=1e-9)


class TestIntegration:
    def test_every_place_and_group_is_measured_at_once(self) -> None:
        found = place_integration(FLOWS_OF, GROUPS)
        assert found.places == ("A", "B", "C", "AB", "alone")
        assert found.members_count.tolist() == [1, 1, 1, 2, 1]
        assert found.jobs[0].tolist() == [100, 50, 20, 150, 20]
        assert found.residents[0].tolist() == [100, 50, 20, 150, 20]
        assert found.own[0].tolist() == [80, 30, 18, 135, 18]

    def test_integration_is_the_share_in_plus_the_share_out(self) -> None:
        found = place_integration(FLOWS_OF, GROUPS)
        assert found.in_share[0] == pytest.approx([0.2, 0.4, 0.1, 0.1, 0.1])
        assert found.out_share[0] == pytest.approx([0.2, 0.4, 0.1, 0.1, 0.1])
        assert found.integration[0] == pytest.approx([0.4, 0.8, 0.2, 0.2, 0.2])
        assert found.own_work_share[0] == pytest.approx([0.8, 0.6, 0.9, 0.9, 0.9])

    def test_internal_integration_is_between_members_only(self) -> None:
        found = place_integration(FLOWS_OF, GROUPS).internal[0]
        # 10 of A's 100 jobs and 15 of its 100 residents; 15 of B's 50 jobs and 10 of its 50
        assert found == pytest.approx([0, 0, 0, (0.25 + 0.5) / 2, 0])

    @given(arrays.arrays(float, (2, 5, 5), elements=st.integers(1, 1000).map(float)))
    def test_a_group_is_what_the_detailed_figures_of_one_region_say(
        self, persons: FloatArray
    ) -> None:
        flows = CommutingFlows((2017, 2018), ("A", "B", "C", "D", OTHER), persons)
        groups = {"AB": ("A", "B"), "BCD": ("B", "C", "D")}
        found = place_integration(flows, groups)
        for name, members in groups.items():
            at, one = found.position(name), one_region(flows, members)
            np.testing.assert_allclose(found.internal[:, at], one.mean_internal)
            np.testing.assert_allclose(found.in_share[:, at], one.in_share, atol=1e-12)
            np.testing.assert_allclose(found.out_share[:, at], one.out_share, atol=1e-12)
            rows = [found.position(code) for code in members]
            pairs = found.mutually_dependent()[-1][np.ix_(rows, rows)]
            assert (pairs == one.mutually_dependent()[-1]).all()

    def test_pairs_depend_on_one_another_when_flows_both_ways_are_a_tenth(self) -> None:
        found = place_integration(FLOWS_OF, GROUPS)
        # a tenth of C's residents work in A, and none of A's in C
        assert found.dependent_pairs(2017) == (("A", "B"),)
        assert found.dependent_pairs(2017, threshold=0.21) == ()
        with pytest.raises(ParameterError, match="2018"):
            found.dependent_pairs(2018)

    def test_a_code_that_is_not_in_force_is_unknown_and_so_is_its_group(self) -> None:
        later = FLOWS.copy()
        later[1, :] = later[:, 1] = 0
        flows = CommutingFlows((2019, 2020), FLOWS_OF.places, np.stack([FLOWS, later]))
        found = place_integration(flows, GROUPS)
        assert np.isnan(found.integration[1]).tolist() == [False, True, False, True, False]
        assert not np.isnan(found.integration[0]).any()
        assert found.dependent_pairs(2019) == (("A", "B"),)
        assert found.dependent_pairs(2020) == ()

    def test_where_residents_work_adds_up_to_one_with_elsewhere_last(self) -> None:
        places, shares = destination_shares(FLOWS_OF)
        assert places == ("A", "B", "C")
        assert shares[0, 0] == pytest.approx([0.8, 0.15, 0, 0.05])
        assert shares.sum(axis=2) == pytest.approx(np.ones((1, 3)))

    def test_what_is_in_no_group_is_elsewhere(self) -> None:
        places, shares = destination_shares(FLOWS_OF, {"AB": ("A", "B")})
        assert places == ("AB",)
        assert shares[0, 0] == pytest.approx([0.9, 0.1])

    def test_groups_that_overlap_have_no_shares_between_them(self) -> None:
        with pytest.raises(ParameterError, match="B is in more than one group"):
            destination_shares(FLOWS_OF, {"AB": ("A", "B"), "BC": ("B", "C")})

    def test_a_member_or_place_that_is_not_there_is_refused(self) -> None:
        with pytest.raises(ParameterError, match="'X'"):
            place_integration(FLOWS_OF, {"AX": ("A", "X")})
        with pytest.raises(ParameterError, match="no members"):
            place_integration(FLOWS_OF, {"none": ()})
        with pytest.raises(ParameterError, match="'X'"):
            place_integration(FLOWS_OF).position("X")


def inputs_of(years: int = 8, places: int = 30, *, known: bool = True) -> MigrationInputs:
    """Return made-up figures of regions, every second of one municipality."""
    rng = np.random.default_rng(1)
    population = rng.integers(1000, 60_000, (1, places)) * np.cumprod(
        1 + rng.normal(0.005, 0.01, (years + 1, places)), axis=0
    )
    shares = rng.random((places, places + 1))
    size = (years, places)
    return MigrationInputs(
        years=tuple(range(2003, 2003 + years)),
        places=tuple(f"p{at}" for at in range(places)),
        population=population,
        births=population[:-1] * 0.012,
        deaths=population[:-1] * 0.010,
        national_migration=rng.random(years) * 40_000,
        national_population=np.full(years, 5e6),
        integration=rng.random((1, places)),
        internal=rng.random((1, places)),
        own_work_share=rng.random((1, places)),
        members_count=tuple(1 + at % 2 for at in range(places)),
        contributions={
            name: rng.normal(0, 2, size) for name in ("structure", "attractiveness", "public")
        },
        shares=shares / shares.sum(axis=1, keepdims=True),
        workplace_growth=rng.normal(0, 2, (years, places + 1)),
        net_migration=np.diff(population, axis=0) - population[:-1] * 0.0021 if known else None,
    )


class TestAccount:
    def test_growth_is_births_surplus_net_migration_and_register_correction(self) -> None:
        found = population_model(inputs_of(), COEFFICIENTS["region"])
        assert found.register_correction is not None
        # births surplus is 0.20 per cent and all but 0.21 migrated
        np.testing.assert_allclose(found.register_correction, 0.01, atol=1e-9)
        total = found.terms["births_surplus"] + found.net_migration + found.register_correction
        np.testing.assert_allclose(total[2:], found.growth[2:], atol=1e-9)
        assert not found.residual_includes_correction

    def test_without_net_migration_the_residual_holds_the_correction_and_says_so(self) -> None:
        known = population_model(inputs_of(), COEFFICIENTS["region"])
        unknown = population_model(inputs_of(known=False), COEFFICIENTS["region"])
        assert unknown.residual_includes_correction
        assert unknown.register_correction is None
        more = unknown.residential_attractiveness - known.residential_attractiveness
        np.testing.assert_allclose(more[2:], 0.01, atol=1e-9)
        assert unknown.to_frame()["register_correction"].isna().all()

    def test_aggregates_are_sums_of_terms_and_leave_the_constant_out(self) -> None:
        ones = {name: row(1.0) for name in ("births_surplus", *MIGRATION_TERMS)}
        found = PopulationAccount((2016,), ("A",), "region", row(11.0), ones, row(1.0))
        assert found.own_growth.item() == 3
        assert found.jobs_effect.item() == 4
        assert found.residential_structure.item() == 3
        assert found.structure.item() == 6
        assert found.attractiveness.item() == 2
        assert found.expected_residential_migration.item() == 4
        assert found.expected_migration.item() == 7
        assert found.expected_growth.item() == 8
        constant = found.terms["constant"]
        assert found.net_migration == found.expected_migration + constant + found.attractiveness

    def test_the_first_two_years_lack_the_lags_of_job_growth(self) -> None:
        found = population_model(inputs_of(), COEFFICIENTS["region"])
        assert np.isnan(found.residential_attractiveness[:2]).all()
        assert not np.isnan(found.residential_attractiveness[2:]).any()
        assert not np.isnan(found.terms["size"]).any()

    def test_several_years_are_the_mean_of_yearly_per_cents(self) -> None:
        ones = {name: np.zeros((2, 1)) for name in ("births_surplus", *MIGRATION_TERMS)}
        growth = np.array([[1.0], [2.0]])
        found = PopulationAccount((2015, 2016), ("A",), "region", growth, ones, growth)
        assert found.mean(found.growth).tolist() == [1.5]

    def test_the_table_has_a_row_for_every_year_and_place(self) -> None:
        found = population_model(inputs_of(), COEFFICIENTS["region"])
        table = found.to_frame()
        assert len(table) == 8 * 30
        place = table.loc[[("p3", 2005)]].iloc[0]
        at = found.position("p3")
        assert place["size"] == found.terms["size"][2, at]
        assert place["expected_growth"] == found.expected_growth[2, at]
        with pytest.raises(ParameterError, match="'nowhere'"):
            found.position("nowhere")

    def test_terms_that_do_not_add_up_are_refused_with_the_place_and_year(self) -> None:
        ones = {name: row(1.0) for name in ("births_surplus", *MIGRATION_TERMS)}
        with pytest.raises(IdentityError, match=r"off by 0\.5 .* in A in 2016"):
            PopulationAccount((2016,), ("A",), "region", row(11.5), ones, row(1.0))

    def test_a_term_that_is_missing_or_misshapen_is_refused(self) -> None:
        ones = {name: row(1.0) for name in ("births_surplus", *MIGRATION_TERMS)}
        less = {name: values for name, values in ones.items() if name != "size"}
        with pytest.raises(ParameterError, match="size"):
            PopulationAccount((2016,), ("A",), "region", row(10.0), less, row(1.0))
        with pytest.raises(InputError, match="growth has shape"):
            PopulationAccount((2016,), ("A",), "region", np.array([11.0]), ones, row(1.0))

    def test_figures_that_do_not_fit_the_labels_are_refused(self) -> None:
        inputs = inputs_of()
        with pytest.raises(InputError, match="population has shape"):
            replace(inputs, population=inputs.population[1:])
        with pytest.raises(ParameterError, match="structure, attractiveness, public"):
            replace(inputs, contributions={"structure": inputs.births})


class TestEstimate:
    def test_what_was_put_in_is_found_again(self) -> None:
        inputs, theirs = inputs_of(), COEFFICIENTS["region"]
        account = population_model(inputs, theirs)
        left = account.net_migration - account.residential_attractiveness
        left -= account.terms["immigration"]
        noise = np.random.default_rng(2).normal(0, 1e-4, left.shape)
        found = estimate_migration(left + noise, migration_regressors(inputs), theirs)
        assert found.names[:4] == (
            "constant",
            "size",
            "labour_market_integration",
            "internal_integration",
        )
        np.testing.assert_allclose(found.estimate, found.telemarksforsking, atol=1e-3)
        assert found.n == 6 * 30
        assert found.clusters == 30
        assert found.r_squared > 0.999

    def test_the_table_prints_both_coefficients_side_by_side(self) -> None:
        inputs = inputs_of()
        left = np.random.default_rng(3).normal(0, 1, inputs.births.shape)
        found = estimate_migration(left, migration_regressors(inputs), COEFFICIENTS["region"])
        table = found.to_frame()
        assert table.loc["size", "telemarksforsking"] == 0.040522
        assert (table["low"] < table["estimate"]).all()
        assert (table["estimate"] < table["high"]).all()
        assert found.differs.shape == (len(found.names),)

    def test_weights_of_one_change_nothing_and_others_do(self) -> None:
        inputs = inputs_of()
        left = np.random.default_rng(3).normal(0, 1, inputs.births.shape)
        regressors = migration_regressors(inputs)
        plain = estimate_migration(left, regressors)
        assert np.isnan(plain.telemarksforsking).all()
        same = estimate_migration(left, regressors, weights=np.ones_like(left))
        people = estimate_migration(left, regressors, weights=inputs.population[:-1])
        np.testing.assert_allclose(same.se, plain.se)
        assert people.weighted
        assert abs(people.estimate - plain.estimate).max() > 1e-3
        with pytest.raises(ParameterError, match="positive"):
            estimate_migration(left, regressors, weights=np.zeros_like(left))

    def test_municipalities_have_no_internal_integration_to_estimate(self) -> None:
        inputs = replace(inputs_of(), members_count=(1,) * 30)
        assert "internal_integration" not in migration_regressors(inputs)
        assert "internal_integration" not in COEFFICIENTS["municipality"].by_regressor()

    def test_regressors_that_cannot_be_told_apart_are_refused(self) -> None:
        left = np.random.default_rng(3).normal(0, 1, (4, 5))
        with pytest.raises(InputError, match="cannot be separated"):
            estimate_migration(left, {"size": left, "twice": 2 * left})
        with pytest.raises(InputError, match="size has shape"):
            estimate_migration(left, {"size": left[1:]})


class TestCoefficients:
    def test_every_coefficient_says_where_it_is_from(self) -> None:
        for level, one in COEFFICIENTS.items():
            assert one.level == level
            assert "recovered" in one.sources["size"]
            assert len(one.own_growth) == len(one.neighbour_growth) == 3

    def test_how_well_they_were_recovered_is_stated(self) -> None:
        found = coefficients_of("region").recovery
        assert found["size"].r_squared == 1
        assert found["own_growth"].largest_error == 0.017

    def test_a_level_without_a_model_and_a_number_without_a_source_are_refused(self) -> None:
        with pytest.raises(ParameterError, match=r"'regon'.*region"):
            coefficients_of("regon")
        with pytest.raises(InputError, match="no source"):
            replace(coefficients_of("region"), sources={})
        with pytest.raises(InputError, match="unknown"):
            replace(coefficients_of("region"), own_growth=(0.1, float("nan"), 0.1))
