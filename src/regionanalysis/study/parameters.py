"""The parameters of a report, checked at the door."""

from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from regionanalysis.core.names import Name
from regionanalysis.core.project import DEFAULT_LANGUAGE, DEFAULT_REGION, DEPENDENCE_THRESHOLD
from regionanalysis.errors import ParameterError, problems_of
from regionanalysis.io.readers.panel_options import PanelOptions, checked_columns, column_pairs
from regionanalysis.io.readers.published_regions import canonical_region
from regionanalysis.study.own_words import checked_words


def _words(value: Any) -> Any:
    # a notebook or a command line may give "Grue, Våler"
    if isinstance(value, str):
        return tuple(word.strip() for word in value.split(",") if word.strip())
    return value


def _pairs(value: Any) -> Any:
    # a notebook or a command line may give "region=Kommune, employment=Antall"
    return column_pairs(value) if isinstance(value, str) else value


# parameters that a notebook has as one, `reading`
READING = (
    "nation",
    "total_industry",
    "sheet",
    "quarter",
    "decimal",
    "nil",
    "restore_zeros",
    "words",
)

GO_WITH_PANEL = ("population", "commuting", "coefficients", "boundaries")


class ReportParameters(BaseModel):
    """What a report is about; the names are those of the notebook's parameters cell.

    Attributes
    ----------
    region
        Slug of a named region, or a code or name in ``panel``.
    members
        Names or codes of the municipalities to keep; none means all.
    start_year, end_year
        The change to explain; all years of the figures where not given.
    language
        Language of the report.
    panel
        CSV file with one's own figures, instead of the project's.
    columns
        What the columns of ``panel`` are called (``"region=Kommune,employment=Antall"``).
    nation, total_industry, sheet, quarter, decimal, nil, restore_zeros
        How ``panel`` is read, as for `read_panel`; ``mend_codes`` is an earlier name of the last.
    population, commuting
        CSV files with inhabitants and with commuters for the regions of ``panel``.
    coefficients
        CSV file with how much each industry of ``panel`` grows with the population; estimated from
        ``panel`` and ``population`` where not given.
    goal
        Net new jobs a year that the region aims at; that of the named region where not given.
    dependence_threshold
        Least share of residents or jobs, both ways, that makes two municipalities mutually
        dependent.
    boundaries
        File with the outlines of the regions of ``panel``, for a map.
    words
        Words of ``panel`` for region, nation and job, by language (see `OwnWords`); those of its
        sidecar where not given.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, strict=False)

    region: Name = DEFAULT_REGION
    members: Annotated[tuple[Name, ...], BeforeValidator(_words)] = ()
    start_year: int | None = None
    end_year: int | None = None
    language: str = DEFAULT_LANGUAGE
    panel: Path | None = None
    columns: Annotated[dict[str, str], BeforeValidator(_pairs)] = Field(default_factory=dict)
    nation: str = ""
    total_industry: str = ""
    sheet: str = ""
    quarter: Annotated[str, BeforeValidator(str)] = ""
    decimal: Literal["", ".", ","] = ""
    nil: Literal["", "zero", "missing"] = ""
    restore_zeros: bool = False
    mend_codes: bool = False
    population: Path | None = None
    commuting: Path | None = None
    coefficients: Path | None = None
    goal: int | None = None
    dependence_threshold: float = Field(default=DEPENDENCE_THRESHOLD, gt=0, le=1)
    boundaries: Path | None = None
    words: Annotated[dict[str, dict[str, str]], BeforeValidator(checked_words)] = Field(
        default_factory=dict
    )

    @property
    def reading(self) -> PanelOptions:
        """How the panel's file is read."""
        return PanelOptions(
            columns=tuple(sorted(checked_columns(self.columns).items())),
            nation=self.nation,
            total_industry=self.total_industry,
            sheet=self.sheet,
            quarter=self.quarter,
            decimal=self.decimal,
            nil=self.nil,
            restore_zeros=self.restore_zeros or self.mend_codes,
        )

    def key(self) -> tuple[object, ...]:
        """Return the values with files by their full paths: equal for equal parameters."""
        columns = tuple(sorted(self.columns.items()))
        words = tuple((code, *sorted(stated.items())) for code, stated in self.words.items())
        values: dict[str, Any] = self.model_dump() | {"columns": columns, "words": words}
        return tuple(
            value.resolve() if isinstance(value, Path) else value for value in values.values()
        )


def report_parameters(**given: Any) -> ReportParameters:
    """Return checked parameters.

    How a panel is read may be given in one, ``reading``, as a notebook has it.

    Raises
    ------
    ParameterError
        For a parameter that does not exist or has the wrong kind of value, and for files that go
        with a panel without one.
    """
    given |= given.pop("reading", None) or {}
    try:
        found = ReportParameters(**given)
    except ValidationError as cause:
        for error in cause.errors():
            raised = error.get("ctx", {}).get("error")
            if isinstance(raised, ParameterError):
                # a sentence already, with a remedy of its own
                raise raised from cause
        problems = problems_of(cause)
        raise ParameterError(
            f"The report's parameters are not valid: {'; '.join(problems)}.",
            remedy=f"Parameters are {', '.join(ReportParameters.model_fields)}.",
            evidence=problems,
        ) from cause
    alone = [name for name in GO_WITH_PANEL if getattr(found, name) is not None]
    if found.panel is None and alone:
        raise ParameterError(
            f"{' and '.join(alone)} go with figures of your own, and there is no panel.",
            remedy="Name the panel too, or leave them out.",
        )
    if found.panel is not None or (found.region == DEFAULT_REGION and not found.members):
        return found
    region, members = canonical_region(found.region, found.members)
    return found.model_copy(update={"region": region, "members": members})
