"""A study: one region's figures, opened once and ready for a notebook."""

from typing import Any

from regionanalysis.parameters import report_parameters
from regionanalysis.study.base import Study
from regionanalysis.study.own import PanelStudy
from regionanalysis.study.published import PublishedStudy
from regionanalysis.study.record import finish

__all__ = ["PanelStudy", "PublishedStudy", "Study", "finish", "open_study"]


def open_study(**parameters: Any) -> Study:
    """Return the study of a region, from the parameters of a notebook.

    Raises
    ------
    ParameterError
        For a parameter, region, member, year or language that does not exist.
    """
    asked = report_parameters(**parameters)
    return PublishedStudy(asked) if asked.panel is None else PanelStudy(asked)
