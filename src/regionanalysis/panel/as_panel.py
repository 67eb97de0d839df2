"""Tables of pandas where a panel is asked for: converted at the door, checked as a file is."""

import inspect
from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, Protocol, TypeVar, overload

from regionanalysis.classifications.industry_standards import IndustryStandard, standard_of
from regionanalysis.panel.employment import EmploymentPanel
from regionanalysis.panel.long_table import long_table
from regionanalysis.panel.population import PopulationPanel

if TYPE_CHECKING:
    import pandas as pd

P = ParamSpec("P")
R = TypeVar("R")
R_co = TypeVar("R_co", covariant=True)

# what a function takes beside its own arguments when it is given a table
FRAME_OPTIONS = ("nation", "total_industry")

# what to do with other objects, by the name of their class
_REMEDIES = {"Series": 'Use series.to_frame("employment").'}


class PanelFunction(Protocol[P, R_co]):
    """A function of a panel that takes a table of pandas as well."""

    @overload
    def __call__(self, panel: EmploymentPanel, /, *args: P.args, **kwargs: P.kwargs) -> R_co: ...

    @overload
    def __call__(
        self,
        panel: "pd.DataFrame",
        /,
        *args: Any,
        nation: str = ...,
        total_industry: str | None = ...,
        **kwargs: Any,
    ) -> R_co: ...


def as_panel(data: "EmploymentPanel | pd.DataFrame", **options: Any) -> EmploymentPanel:
    """Return a panel, or the panel that a table of pandas holds.

    Parameters
    ----------
    data : EmploymentPanel or pandas.DataFrame
        A panel is returned as it is. A table has region, industry and year as columns or in its
        index. It is long, with a column ``employment``, or wide, with a column for each year
        (``2015`` or ``"2015"``) and the figures in them. An empty cell is unknown, not zero.
    **options
        Of `panel_from_frame`, such as ``nation``, ``total_industry`` and ``unit``.

    Raises
    ------
    TypeError
        For anything but a panel or a table, and for options with a panel.
    InputError
        As for `panel_from_frame`.

    Examples
    --------
    >>> import regionanalysis as ra
    >>> long = ra.example_jobs()
    >>> wide = long.pivot(index=["region", "industry"], columns="year", values="employment")
    >>> ra.as_panel(wide).years == ra.as_panel(long).years
    True
    """
    if isinstance(data, EmploymentPanel):
        if options:
            raise TypeError(
                f"{' and '.join(options)} cannot be given with a panel, which has its own. "
                "Give a DataFrame, or make the panel with panel_from_frame()."
            )
        return data
    # a panel needs no data frames
    import pandas as pd  # noqa: PLC0415

    from regionanalysis.panel.from_frame import panel_from_frame  # noqa: PLC0415

    if not isinstance(data, pd.DataFrame):
        raise TypeError(
            f"An EmploymentPanel or a pandas DataFrame is needed, not {type(data).__name__}. "
            f"{_REMEDIES.get(type(data).__name__, 'Read a file with read_panel().')}"
        )
    table = long_table(data)
    if "standard" in options:
        options["standard"] = IndustryStandard(options["standard"])
    elif "industry" in table.columns:
        options["standard"] = standard_of(table["industry"].dropna().astype(str).unique())
    return panel_from_frame(table, **options)


def as_population(data: "PopulationPanel | pd.DataFrame") -> PopulationPanel:
    """Return a population panel, or the one that a table of pandas holds.

    Raises
    ------
    TypeError
        For anything else.
    InputError
        As for `population_from_frame`.
    """
    if isinstance(data, PopulationPanel):
        return data
    import pandas as pd  # noqa: PLC0415

    from regionanalysis.panel.population_from_frame import population_from_frame  # noqa: PLC0415

    if not isinstance(data, pd.DataFrame):
        raise TypeError(
            f"A PopulationPanel or a pandas DataFrame is needed, not {type(data).__name__}. "
            "Read a file with read_population()."
        )
    return population_from_frame(data)


def accepts_frame(
    function: Callable[Concatenate[EmploymentPanel, P], R],
) -> PanelFunction[P, R]:
    """Let a function of a panel take a table of pandas as well.

    The table is converted with `as_panel`. ``nation`` and ``total_industry`` may then be given
    among the function's own arguments.
    """
    first = next(iter(inspect.signature(function).parameters))

    @wraps(function)
    def converted(*args: Any, **kwargs: Any) -> R:
        data, rest = (args[0], args[1:]) if args else (kwargs.pop(first, None), ())
        options = {name: kwargs.pop(name) for name in FRAME_OPTIONS if name in kwargs}
        if options or not isinstance(data, EmploymentPanel):
            data = as_panel(data, **options)
        return function(data, *rest, **kwargs)

    return converted
