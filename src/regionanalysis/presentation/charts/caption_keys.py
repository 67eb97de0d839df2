"""Message keys of charts; a title may depend on the values, else its variant is empty."""

from collections.abc import Mapping
from typing import NamedTuple

from regionanalysis.presentation.keys import N_


class CaptionKeys(NamedTuple):
    """Keys of a chart's title by variant, of its subtitle and of its alternative text."""

    title: Mapping[str, str]
    subtitle: str
    alternative: str


CAPTION_KEYS: Mapping[str, CaptionKeys] = {
    "barometer": CaptionKeys(
        {"": N_("fig.barometer.title")}, N_("fig.barometer.subtitle"), N_("fig.barometer.alt")
    ),
    "by_industry": CaptionKeys(
        {
            "up": N_("fig.by_industry.title.up"),
            "down": N_("fig.by_industry.title.down"),
            "same": N_("fig.by_industry.title.same"),
        },
        N_("fig.by_industry.subtitle"),
        N_("fig.by_industry.alt"),
    ),
    "by_year": CaptionKeys(
        {
            "some": N_("fig.by_year.title.some"),
            "all": N_("fig.by_year.title.all"),
            "none": N_("fig.by_year.title.none"),
            "one_below": N_("fig.by_year.title.one_below"),
            "one_above": N_("fig.by_year.title.one_above"),
        },
        N_("fig.by_year.subtitle"),
        N_("fig.by_year.alt"),
    ),
    "certainty": CaptionKeys(
        {
            "none": N_("fig.certainty.title.none"),
            "some": N_("fig.certainty.title.some"),
        },
        N_("fig.certainty.subtitle"),
        N_("fig.certainty.alt"),
    ),
    "commuting": CaptionKeys(
        {"": N_("fig.commuting.title")}, N_("fig.commuting.subtitle"), N_("fig.commuting.alt")
    ),
    "commuting_flows": CaptionKeys(
        {"": N_("fig.commuting_flows.title")},
        N_("fig.commuting_flows.subtitle"),
        N_("fig.commuting_flows.alt"),
    ),
    "cumulated": CaptionKeys(
        {
            "up": N_("fig.cumulated.title.up"),
            "down": N_("fig.cumulated.title.down"),
            "same": N_("fig.cumulated.title.same"),
        },
        N_("fig.cumulated.subtitle"),
        N_("fig.cumulated.alt"),
    ),
    "mean_effects": CaptionKeys(
        {
            "up": N_("fig.mean_effects.title.up"),
            "down": N_("fig.mean_effects.title.down"),
            "same": N_("fig.mean_effects.title.same"),
        },
        N_("fig.mean_effects.subtitle"),
        N_("fig.mean_effects.alt"),
    ),
    "education": CaptionKeys(
        {
            "up": N_("fig.education.title.up"),
            "down": N_("fig.education.title.down"),
            "same": N_("fig.education.title.same"),
            "alone": N_("fig.education.title.alone"),
        },
        N_("fig.education.subtitle"),
        N_("fig.education.alt"),
    ),
    "funnel": CaptionKeys(
        {
            "none": N_("fig.funnel.title.none"),
            "one": N_("fig.funnel.title.one"),
            "some": N_("fig.funnel.title.some"),
        },
        N_("fig.funnel.subtitle"),
        N_("fig.funnel.alt"),
    ),
    "goal": CaptionKeys({"": N_("fig.goal.title")}, N_("fig.goal.subtitle"), N_("fig.goal.alt")),
    "index": CaptionKeys(
        {
            "up": N_("fig.index.title.up"),
            "down": N_("fig.index.title.down"),
            "same": N_("fig.index.title.same"),
        },
        N_("fig.index.subtitle"),
        N_("fig.index.alt"),
    ),
    "integration_in": CaptionKeys(
        {
            "changed": N_("fig.integration_in.title.changed"),
            "same": N_("fig.integration_in.title.same"),
            "one": N_("fig.integration_in.title.one"),
        },
        N_("fig.integration_in.subtitle"),
        N_("fig.integration_in.alt"),
    ),
    "integration_out": CaptionKeys(
        {
            "changed": N_("fig.integration_out.title.changed"),
            "same": N_("fig.integration_out.title.same"),
            "one": N_("fig.integration_out.title.one"),
        },
        N_("fig.integration_out.subtitle"),
        N_("fig.integration_out.alt"),
    ),
    "intervals": CaptionKeys(
        {
            "none": N_("fig.intervals.title.none"),
            "some": N_("fig.intervals.title.some"),
        },
        N_("fig.intervals.subtitle"),
        N_("fig.intervals.alt"),
    ),
    "jobs_and_migration": CaptionKeys(
        {"": N_("fig.jobs_and_migration.title")},
        N_("fig.jobs_and_migration.subtitle"),
        N_("fig.jobs_and_migration.alt"),
    ),
    "jobs_ahead": CaptionKeys(
        {
            "up": N_("fig.jobs_ahead.title.up"),
            "down": N_("fig.jobs_ahead.title.down"),
            "same": N_("fig.jobs_ahead.title.same"),
        },
        N_("fig.jobs_ahead.subtitle"),
        N_("fig.jobs_ahead.alt"),
    ),
    "left_out": CaptionKeys(
        {"": N_("fig.left_out.title")}, N_("fig.left_out.subtitle"), N_("fig.left_out.alt")
    ),
    "level": CaptionKeys(
        {
            "up": N_("fig.level.title.up"),
            "down": N_("fig.level.title.down"),
            "same": N_("fig.level.title.same"),
        },
        N_("fig.level.subtitle"),
        N_("fig.level.alt"),
    ),
    "location_quotients": CaptionKeys(
        {"": N_("fig.location_quotients.title")},
        N_("fig.location_quotients.subtitle"),
        N_("fig.location_quotients.alt"),
    ),
    "map": CaptionKeys(
        {
            "up": N_("fig.map.title.up"),
            "down": N_("fig.map.title.down"),
            "same": N_("fig.map.title.same"),
        },
        N_("fig.map.subtitle"),
        N_("fig.map.alt"),
    ),
    "member_growth": CaptionKeys(
        {
            "some": N_("fig.member_growth.title.some"),
            "all": N_("fig.member_growth.title.all"),
            "none": N_("fig.member_growth.title.none"),
        },
        N_("fig.member_growth.subtitle"),
        N_("fig.member_growth.alt"),
    ),
    "members": CaptionKeys(
        {
            "ahead": N_("fig.members.title.ahead"),
            "behind": N_("fig.members.title.behind"),
            "both": N_("fig.members.title.both"),
        },
        N_("fig.members.subtitle"),
        N_("fig.members.alt"),
    ),
    "people_ahead": CaptionKeys(
        {
            "up": N_("fig.people_ahead.title.up"),
            "down": N_("fig.people_ahead.title.down"),
            "same": N_("fig.people_ahead.title.same"),
        },
        N_("fig.people_ahead.subtitle"),
        N_("fig.people_ahead.alt"),
    ),
    "population": CaptionKeys(
        {
            "up": N_("fig.population.title.up"),
            "down": N_("fig.population.title.down"),
            "same": N_("fig.population.title.same"),
        },
        N_("fig.population.subtitle"),
        N_("fig.population.alt"),
    ),
    "population_change": CaptionKeys(
        {
            "in_deficit": N_("fig.population_change.title.in_deficit"),
            "in_surplus": N_("fig.population_change.title.in_surplus"),
            "out_deficit": N_("fig.population_change.title.out_deficit"),
            "out_surplus": N_("fig.population_change.title.out_surplus"),
            "even": N_("fig.population_change.title.even"),
        },
        N_("fig.population_change.subtitle"),
        N_("fig.population_change.alt"),
    ),
    "population_effect": CaptionKeys(
        {
            "up": N_("fig.population_effect.title.up"),
            "down": N_("fig.population_effect.title.down"),
            "same": N_("fig.population_effect.title.same"),
        },
        N_("fig.population_effect.subtitle"),
        N_("fig.population_effect.alt"),
    ),
    "positions": CaptionKeys(
        {
            "high_favourable": N_("fig.positions.title.high_favourable"),
            "high_unfavourable": N_("fig.positions.title.high_unfavourable"),
            "low_favourable": N_("fig.positions.title.low_favourable"),
            "low_unfavourable": N_("fig.positions.title.low_unfavourable"),
        },
        N_("fig.positions.subtitle"),
        N_("fig.positions.alt"),
    ),
    "positions_shift": CaptionKeys(
        {
            "high_favourable": N_("fig.positions_shift.title.high_favourable"),
            "high_unfavourable": N_("fig.positions_shift.title.high_unfavourable"),
            "low_favourable": N_("fig.positions_shift.title.low_favourable"),
            "low_unfavourable": N_("fig.positions_shift.title.low_unfavourable"),
        },
        N_("fig.positions_shift.subtitle"),
        N_("fig.positions_shift.alt"),
    ),
    "ranking": CaptionKeys(
        {
            "some": N_("fig.ranking.title.some"),
            "all": N_("fig.ranking.title.all"),
            "none": N_("fig.ranking.title.none"),
        },
        N_("fig.ranking.subtitle"),
        N_("fig.ranking.alt"),
    ),
    "region_effects": CaptionKeys(
        {
            "some": N_("fig.region_effects.title.some"),
            "all": N_("fig.region_effects.title.all"),
            "none": N_("fig.region_effects.title.none"),
        },
        N_("fig.region_effects.subtitle"),
        N_("fig.region_effects.alt"),
    ),
    "relative": CaptionKeys(
        {
            "some": N_("fig.relative.title.some"),
            "all": N_("fig.relative.title.all"),
            "none": N_("fig.relative.title.none"),
            "one_below": N_("fig.relative.title.one_below"),
            "one_above": N_("fig.relative.title.one_above"),
        },
        N_("fig.relative.subtitle"),
        N_("fig.relative.alt"),
    ),
    "residents": CaptionKeys(
        {
            "up": N_("fig.residents.title.up"),
            "down": N_("fig.residents.title.down"),
            "same": N_("fig.residents.title.same"),
        },
        N_("fig.residents.subtitle"),
        N_("fig.residents.alt"),
    ),
    "side_by_side": CaptionKeys(
        {
            "up": N_("fig.side_by_side.title.up"),
            "down": N_("fig.side_by_side.title.down"),
            "same": N_("fig.side_by_side.title.same"),
            "split": N_("fig.side_by_side.title.split"),
        },
        N_("fig.side_by_side.subtitle"),
        N_("fig.side_by_side.alt"),
    ),
    "small_multiples": CaptionKeys(
        {"": N_("fig.small_multiples.title")},
        N_("fig.small_multiples.subtitle"),
        N_("fig.small_multiples.alt"),
    ),
    "waterfall": CaptionKeys(
        {
            "up": N_("fig.waterfall.title.up"),
            "down": N_("fig.waterfall.title.down"),
            "same": N_("fig.waterfall.title.same"),
        },
        N_("fig.waterfall.subtitle"),
        N_("fig.waterfall.alt"),
    ),
    "windows": CaptionKeys(
        {
            "some": N_("fig.windows.title"),
            "all": N_("fig.windows.title.all"),
            "none": N_("fig.windows.title.none"),
        },
        N_("fig.windows.subtitle"),
        N_("fig.windows.alt"),
    ),
    "years": CaptionKeys(
        {"": N_("fig.years.title")}, N_("fig.years.subtitle"), N_("fig.years.alt")
    ),
}
