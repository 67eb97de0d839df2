"""What a region's goal is held against: its own years, parts of it, and other counts."""

from collections.abc import Mapping

from regionanalysis.classifications.regions import Goal
from regionanalysis.errors import ParameterError
from regionanalysis.model.account import RegionAccount
from regionanalysis.model.goal import GoalRecord, GoalSplit, goal_record, goal_split
from regionanalysis.study.region_data import RegionData


def split_of_goal(data: RegionData, record: GoalRecord) -> GoalSplit:
    """Return each year's change in what nation and structure gave, and the region's own."""
    # the account of all jobs; where there is no other, the headline account is of all jobs
    account = data.total_account
    if account is None and isinstance(data.account, RegionAccount):
        account = data.account
    return goal_split(record, account, data.nation_jobs)


def parts_of_goal(data: RegionData, record: GoalRecord) -> Mapping[int, GoalRecord]:
    """Return the record of parts of the region that others report on, by how many are in them."""
    series, subsets = data.series, data.subsets or ()
    if series is None:
        return {}
    return {len(codes): goal_record(series, tuple(codes), record.goal) for codes, _ in subsets}


def contracts_of_goal(data: RegionData, goal: Goal) -> GoalRecord | None:
    """Return the same years counted in contracts; None where they are not known for the region."""
    contracts, codes = data.contracts, data.all_codes
    if contracts is None or codes is None or not set(codes) <= set(contracts.places):
        return None
    try:
        return goal_record(contracts, tuple(codes), goal)
    except ParameterError:
        return None
