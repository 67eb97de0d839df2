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

What else a report may state are the parameters of `ReportParameters`, its ``notebook``, its
``slug`` and ``pdf``. Files are named from the folder of the list.
"""

import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from regionanalysis.codes import LAST_VINTAGE, municipalities
from regionanalysis.divisions import telemarksforsking_regions
from regionanalysis.errors import InputError, ParameterError
from regionanalysis.parameters import ReportParameters, report_parameters
from regionanalysis.project import DEFAULT_LANGUAGE, DEFAULT_NOTEBOOK
from regionanalysis.regions import unknown_name
from regionanalysis.reporting.own_notebook import NAME
from regionanalysis.reporting.task import Task
from regionanalysis.slugs import slug_of

Each = Literal["municipality", "region", "county"]

# read from the folder of the list
FILES = ("panel", "population", "commuting", "coefficients", "boundaries")

# what a report states beside its parameters
_ABOUT = ("notebook", "languages", "slug", "pdf", "for_each", "group")


class _Stated(BaseModel):
    """What the list says of a report, apart from its parameters."""

    model_config = ConfigDict(extra="forbid", strict=True)

    notebook: str = Field(default=DEFAULT_NOTEBOOK, pattern=NAME.pattern)
    languages: list[str] = Field(default=[DEFAULT_LANGUAGE], min_length=1)
    slug: str = Field(default="", pattern=r"^([a-z0-9]+(-[a-z0-9]+)*)?$", max_length=80)
    pdf: bool = False
    for_each: Each | None = None
    group: str = ""


def listed_reports(path: Path, languages: Sequence[str] = ()) -> list[Task]:
    """Return what the list asks for, a task a report and language.

    Parameters
    ----------
    languages
        These languages instead of those the list names.

    Raises
    ------
    InputError
        For a list that cannot be read, with what is wrong in which report.
    ParameterError
        For a group that is not there, and ``for_each`` of something that has no names here.
    """
    content = _read(path)
    groups, defaults = content.get("groups", {}), content.get("defaults", {})
    tasks = []
    for at, entry in enumerate(content.get("report", ()), 1):
        where = f"{path.name}, report {at}"
        if not isinstance(entry, dict):
            raise InputError(f"{where}: {entry!r} is no table.", remedy="Begin it with [[report]].")
        tasks += list(_tasks({**defaults, **entry}, groups, path.parent, where, languages))
    times = Counter(repr(task) for task in tasks)
    twice = [task.name for task in tasks if times[repr(task)] > 1]
    if twice:
        raise InputError(f"{path.name} lists {twice[0]!r} twice.", remedy="Take one out.")
    return tasks


def _read(path: Path) -> dict[str, Any]:
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as cause:
        raise InputError(
            f"There is no list of reports at {path}.",
            remedy='Make one, with [[report]] and region = "kongsvingerregionen".',
        ) from cause
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError) as cause:
        raise InputError(f"{path.name} could not be read: {cause}.", remedy="Mend it.") from cause
    shapes = {"defaults": dict, "groups": dict, "report": list, "region": list}
    for key, value in content.items():
        if key not in shapes:
            raise InputError(
                f"{path.name} has {key!r}, which means nothing here.",
                remedy=f"It may hold {', '.join(shapes)}.",
            )
        if not isinstance(value, shapes[key]):
            raise InputError(f"{path.name}: {key!r} is stated wrongly.", remedy="See README.")
    return content


def _tasks(
    entry: Mapping[str, Any],
    groups: Mapping[str, Any],
    folder: Path,
    where: str,
    languages: Sequence[str],
) -> Iterator[Task]:
    about = _about({key: entry[key] for key in _ABOUT if key in entry}, where)
    values = {key: value for key, value in entry.items() if key not in _ABOUT}
    values |= {key: folder / values[key] for key in FILES if isinstance(values.get(key), str)}
    members = _group(about.group, groups, where) if about.group else []
    if about.for_each is None:
        each = [({**values, "members": tuple(members)} if members else values, about.slug)]
    else:
        if about.slug:
            raise InputError(f"{where}: many reports cannot share the slug {about.slug!r}.")
        named = _every(about.for_each, values, members, where)
        each = [({**values, "region": one}, slug) for one, slug in _slugs(named).items()]
    for given, slug in each:
        for code in languages or about.languages:
            parameters = _parameters({**given, "language": code}, where)
            yield Task(parameters, about.notebook, slug, about.pdf)


def _about(stated: Mapping[str, Any], where: str) -> _Stated:
    try:
        return _Stated(**stated)
    except ValidationError as cause:
        problems = [f"{'.'.join(map(str, one['loc']))}: {one['msg']}" for one in cause.errors()]
        raise InputError(
            f"{where} is not right: {'; '.join(problems)}.",
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
    found = groups[name]
    if not isinstance(found, list) or not all(isinstance(one, str) for one in found) or not found:
        raise InputError(
            f"The group {name!r} is not a list of names.",
            remedy=f'State it as {name} = ["3401", "3416"].',
        )
    return found


def _every(
    kind: Each, values: Mapping[str, Any], members: Sequence[str], where: str
) -> Mapping[str, str]:
    """Return what to make a report for each of, with its name."""
    if members:
        return {one: one for one in members}
    if values.get("panel") is not None:
        if kind != "region":
            raise InputError(
                f"{where}: a panel of one's own has regions, and no {kind}.",
                remedy='Write for_each = "region".',
            )
        return _panel_regions(values, where)
    if kind == "municipality":
        return municipalities(LAST_VINTAGE)
    return {one: one for one in telemarksforsking_regions()}


def _slugs(named: Mapping[str, str]) -> Mapping[str, str]:
    """Return the name of every one's files; two of the same name are told apart by their codes."""
    slugs = {code: slug_of(name) for code, name in named.items()}
    count = Counter(slugs.values())
    return {
        code: slug if count[slug] == 1 else f"{slug}-{slug_of(code)}"
        for code, slug in slugs.items()
    }


def _panel_regions(values: Mapping[str, Any], where: str) -> Mapping[str, str]:
    # reading a panel takes pandas
    from regionanalysis.sources.panel_file import read_panel  # noqa: PLC0415

    asked = _parameters({key: values[key] for key in values if key != "region"}, where)
    if asked.panel is None:
        return {}
    panel = read_panel(asked.panel, columns=asked.columns, mend_codes=asked.mend_codes)
    return dict(zip(panel.regions, panel.region_names, strict=True))
