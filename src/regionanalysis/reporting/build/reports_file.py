"""The reports that ``reports/reports.toml`` lists.

::

    [defaults]                      # of every report
    languages = ["nb"]

    [groups]                        # municipalities or regions by name
    solor = ["Grue", "Våler", "Åsnes"]

    [[report]]                      # one report, in each of its languages
    region = "kongsvingerregionen"

    [[report]]                      # one for each of many
    for_each = "municipality"       # or region, county
    group = "solor"                 # only those of the group

    [[region]]                      # a region of your own, see `own_regions`

Beside these a report may state are the parameters of `ReportParameters`, its ``notebook``, its
``slug`` and ``pdf``. Files are named from the folder of the list.
"""

import tomllib
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from regionanalysis.core.names import unknown_name
from regionanalysis.core.project import DEFAULT_LANGUAGE, DEFAULT_NOTEBOOK, reports_file
from regionanalysis.errors import InputError, ParameterError, problems_of
from regionanalysis.reporting.build.for_each import (
    TargetKind,
    Targets,
    targets_in_panel,
    targets_of_kind,
)
from regionanalysis.reporting.notebooks import NAME, stated_parameters
from regionanalysis.reporting.task import FILE_PARAMETERS, Task
from regionanalysis.study.parameters import ReportParameters, report_parameters

# what a report states beside its parameters
_ABOUT = ("notebook", "languages", "slug", "pdf", "for_each", "group")


class _Stated(BaseModel):
    """What the list says of a report, apart from its parameters."""

    model_config = ConfigDict(extra="forbid", strict=True)

    notebook: str = Field(default=DEFAULT_NOTEBOOK, pattern=NAME.pattern)
    languages: list[str] = Field(default=[DEFAULT_LANGUAGE], min_length=1)
    slug: str = Field(default="", pattern=r"^([a-z0-9]+(-[a-z0-9]+)*)?$", max_length=80)
    pdf: bool = False
    for_each: TargetKind | None = None
    group: str = ""


class ReportPlan(NamedTuple):
    """The tasks of a list, one a report and language, and why regions are left out."""

    tasks: list[Task]
    left_out: list[str]


def planned_reports(path: Path, languages: Sequence[str] = ()) -> ReportPlan:
    """Return the tasks of a list.

    Parameters
    ----------
    languages
        These languages instead of those the list names.

    Raises
    ------
    InputError
        For a list that cannot be read, with what is wrong in which report.
    ParameterError
        For a group that is not there.
    """
    content = _read(path)
    groups, defaults = content.get("groups", {}), content.get("defaults", {})
    tasks: list[Task] = []
    left_out: list[str] = []
    for number, entry in enumerate(content.get("report", ()), 1):
        where = f"{path.name}, report {number}"
        if not isinstance(entry, dict):
            raise InputError(f"{where}: {entry!r} is no table.", remedy="Begin it with [[report]].")
        _refuse_language({**defaults, **entry}, where)
        planned = _tasks({**defaults, **entry}, groups, path.parent, where, languages)
        tasks += planned.tasks
        left_out += [f"{where}: {why}" for why in planned.left_out]
    names = Counter(task.name for task in tasks)
    twice = [name for name, times in names.items() if times > 1]
    if twice:
        raise InputError(
            f"{path.name} lists {twice[0]!r} twice.",
            remedy="Take one out, or give it a slug of its own.",
        )
    return ReportPlan(tasks, left_out)


def _read(path: Path) -> dict[str, Any]:
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as cause:
        raise InputError(
            f"There is no list of reports at {path}.",
            remedy='Make one, with [[report]] and region = "kongsvingerregionen".',
        ) from cause
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError) as cause:
        raise InputError(
            f"{path.name} could not be read: {cause}.", remedy="Correct it."
        ) from cause
    shapes = {"defaults": dict, "groups": dict, "report": list, "region": list}
    for key, value in content.items():
        if key not in shapes:
            raise InputError(
                f"{path.name} has {key!r}, which means nothing here.",
                remedy=f"It may hold {', '.join(shapes)}.",
            )
        if not isinstance(value, shapes[key]):
            raise InputError(
                f"{path.name}: {key!r} has the wrong form.",
                remedy="Write [defaults] and [groups], but [[report]] and [[region]].",
            )
    if "region" in content and path.resolve() != reports_file().resolve():
        raise InputError(
            f"{path.name} has [[region]], which is read in {reports_file()} alone.",
            remedy="State the region there.",
        )
    return content


def _tasks(
    entry: Mapping[str, Any],
    groups: Mapping[str, Any],
    folder: Path,
    where: str,
    languages: Sequence[str],
) -> ReportPlan:
    about = _about({key: entry[key] for key in _ABOUT if key in entry}, where)
    values = {key: value for key, value in entry.items() if key not in _ABOUT}
    values |= {
        key: folder / values[key] for key in FILE_PARAMETERS if isinstance(values.get(key), str)
    }
    values = {**_stated_in_notebook(about, values), **values}
    group = _group(about.group, groups, where) if about.group else []
    left_out: Sequence[str] = ()
    if about.for_each is None:
        each = [({**values, "members": tuple(group)} if group else values, about.slug)]
    else:
        stated = [key for key in ("slug", "region", "members") if entry.get(key)]
        if stated:
            raise InputError(
                f"{where}: many reports cannot share the {stated[0]} {entry[stated[0]]!r}.",
                remedy=f"Take out {stated[0]}, or for_each.",
            )
        slugs, left_out = _targets(about.for_each, values, group, where)
        each = [({**values, "region": region}, slug) for region, slug in slugs.items()]
    tasks = [
        Task(_parameters({**given, "language": code}, where), about.notebook, slug, about.pdf)
        for given, slug in each
        for code in languages or about.languages
    ]
    return ReportPlan(tasks, list(left_out))


def _stated_in_notebook(about: _Stated, values: Mapping[str, Any]) -> dict[str, Any]:
    """Return the parameters that a notebook of the user's own states and the list does not."""
    stated = stated_parameters(about.notebook)
    if about.for_each is not None or "region" in values:
        # members of another region
        stated.pop("members", None)
        stated.pop("region", None)
    return stated


def _refuse_language(entry: Mapping[str, Any], where: str) -> None:
    if "language" in entry:
        raise InputError(
            f"{where} states `language`, which a list has no use for.",
            remedy=f'Write languages = ["{entry["language"]}"].',
        )


def _about(stated: Mapping[str, Any], where: str) -> _Stated:
    try:
        return _Stated(**stated)
    except ValidationError as cause:
        problems = problems_of(cause)
        raise InputError(
            f"{where} is not valid: {'; '.join(problems)}.",
            remedy=f"Beside its parameters it may state {', '.join(_ABOUT)}.",
            evidence=problems,
        ) from cause


def _parameters(values: dict[str, Any], where: str) -> ReportParameters:
    try:
        return report_parameters(**values)
    except ParameterError as cause:
        raise InputError(f"{where}: {cause.message}", remedy=cause.remedy) from cause


def _group(name: str, groups: Mapping[str, Any], where: str) -> list[str]:
    if name not in groups:
        raise unknown_name(f"group ({where})", name, groups)
    names = groups[name]
    if not isinstance(names, list) or not all(isinstance(item, str) for item in names) or not names:
        raise InputError(
            f"The group {name!r} is not a list of names.",
            remedy=f'State it as {name} = ["3401", "3416"].',
        )
    return names


def _targets(
    kind: TargetKind, values: Mapping[str, Any], group: Sequence[str], where: str
) -> Targets:
    """Return the regions that ``for_each`` stands for."""
    try:
        if values.get("panel") is None:
            return targets_of_kind(kind, group)
        return targets_in_panel(kind, _panel_regions(values, where), group)
    except ParameterError as cause:
        raise InputError(f"{where}: {cause.message}", remedy=cause.remedy) from cause


def _panel_regions(values: Mapping[str, Any], where: str) -> Mapping[str, str]:
    # reading a panel takes pandas
    from regionanalysis.io.readers.panel import read_panel_file  # noqa: PLC0415

    parameters = _parameters({key: values[key] for key in values if key != "region"}, where)
    if parameters.panel is None:
        return {}
    panel = read_panel_file(parameters.panel, parameters.reading).panel
    return dict(zip(panel.regions, panel.region_names, strict=True))
