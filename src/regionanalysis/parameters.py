"""The parameters of a report, checked at the door."""

from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, ValidationError

from regionanalysis.errors import ParameterError
from regionanalysis.project import DEFAULT_LANGUAGE, DEFAULT_REGION


def _words(value: Any) -> Any:
    # a notebook or a command line may give "Grue, Våler"
    if isinstance(value, str):
        return tuple(word.strip() for word in value.split(",") if word.strip())
    return value


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
    """

    model_config = ConfigDict(extra="forbid", frozen=True, strict=False)

    region: str = DEFAULT_REGION
    members: Annotated[tuple[str, ...], BeforeValidator(_words)] = ()
    start_year: int | None = None
    end_year: int | None = None
    language: str = DEFAULT_LANGUAGE
    panel: Path | None = None


def report_parameters(**given: Any) -> ReportParameters:
    """Return checked parameters.

    Raises
    ------
    ParameterError
        For a parameter that does not exist or has the wrong kind of value.
    """
    try:
        return ReportParameters(**given)
    except ValidationError as cause:
        problems = [f"{'.'.join(map(str, one['loc']))}: {one['msg']}" for one in cause.errors()]
        raise ParameterError(
            f"The report's parameters are not right: {'; '.join(problems)}.",
            remedy=f"Parameters are {', '.join(ReportParameters.model_fields)}.",
            evidence=problems,
        ) from cause
