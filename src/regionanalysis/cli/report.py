"""``regionanalysis report``: the report on one region."""

from pathlib import Path
from typing import Annotated, Any

import typer

from regionanalysis.cli.contract import note_contract
from regionanalysis.cli.options import (
    LAST_YEAR,
    Columns,
    Decimal,
    MendCodes,
    Nation,
    Nil,
    Quarter,
    RestoreZeros,
    Sheet,
    TotalIndustry,
)
from regionanalysis.cli.output import echo_note, echo_stderr, relative_path, working
from regionanalysis.core.names import spelled_out
from regionanalysis.core.project import (
    DEFAULT_LANGUAGE,
    DEFAULT_NOTEBOOK,
    DEFAULT_REGION,
    DEPENDENCE_THRESHOLD,
)


def report(
    ctx: typer.Context,
    region: Annotated[
        str,
        typer.Argument(help="A named region (see `list`), or a region of --panel."),
    ] = DEFAULT_REGION,
    *,
    start_year: Annotated[
        int | None, typer.Option("--from", help="First year; the change starts here.")
    ] = None,
    end_year: Annotated[int | None, LAST_YEAR] = None,
    language: Annotated[
        str, typer.Option(help="Language of the report: nb, nn (nynorsk) or en (English).")
    ] = DEFAULT_LANGUAGE,
    members: Annotated[
        str,
        typer.Option(help="Only these municipalities, by name or code, with commas between."),
    ] = "",
    panel: Annotated[
        Path | None,
        typer.Option(help="Your own figures, with region, industry, year and employment."),
    ] = None,
    columns: Columns = "",
    nation: Nation = "",
    total_industry: TotalIndustry = "",
    sheet: Sheet = "",
    quarter: Quarter = "",
    decimal: Decimal = "",
    nil: Nil = "",
    restore_zeros: RestoreZeros = False,
    mend_codes: MendCodes = False,
    population: Annotated[
        Path | None,
        typer.Option(help="Inhabitants for --panel: CSV with region,year,population."),
    ] = None,
    commuting: Annotated[
        Path | None,
        typer.Option(help="Commuters for --panel: CSV with year,residence,workplace,employment."),
    ] = None,
    coefficients: Annotated[
        Path | None,
        typer.Option(
            help="Response of industries to population: CSV with industry,beta; else estimated."
        ),
    ] = None,
    goal: Annotated[
        int | None, typer.Option(help="Net new jobs a year that the region aims at.")
    ] = None,
    dependence_threshold: Annotated[
        float,
        typer.Option(
            help="Least share of residents or jobs, both ways, of mutually dependent members."
        ),
    ] = DEPENDENCE_THRESHOLD,
    boundaries: Annotated[
        Path | None, typer.Option(help="Outlines of the regions of --panel, for a map (GeoJSON).")
    ] = None,
    notebook: Annotated[
        str,
        typer.Option(
            help="Which report: regional_report, national_overview, method_comparison, or your own."
        ),
    ] = DEFAULT_NOTEBOOK,
    pdf: Annotated[
        bool, typer.Option("--pdf", help="Write the report as PDF too (needs the extra pdf).")
    ] = False,
    accept: Annotated[
        bool, typer.Option("--accept", help="Accept that the report has lost sections.")
    ] = False,
    out: Annotated[
        Path | None, typer.Option(help="Folder for the report; reports/html if not given.")
    ] = None,
) -> None:
    """Build the report on a region, and print its file name and headline.

    A report with other members, years or a goal of its own gets a file name of its own.
    """
    from regionanalysis.core.project import report_folder
    from regionanalysis.study.parameters import report_parameters

    given = {
        "region": region,
        "members": members,
        "start_year": start_year,
        "end_year": end_year,
        "language": language,
        "panel": panel,
        "columns": columns,
        "nation": nation,
        "total_industry": total_industry,
        "sheet": sheet,
        "quarter": quarter,
        "decimal": decimal,
        "nil": nil,
        "restore_zeros": restore_zeros or mend_codes,
        "population": population,
        "commuting": commuting,
        "coefficients": coefficients,
        "goal": goal,
        "dependence_threshold": dependence_threshold,
        "boundaries": boundaries,
    }
    parameters = report_parameters(**_with_stated(ctx, given, notebook))
    note_contract(notebook)
    if parameters.panel is None:
        # a misspelt region is refused before the packages that reports need are imported
        from regionanalysis.io.readers.published_regions import check_region

        check_region(parameters.region, parameters.members)
    with working(f"Building {notebook} on {parameters.region}"):
        from regionanalysis.reporting.build.one import build_report

        built = build_report(parameters, out or report_folder(), notebook, pdf=pdf, accept=accept)
    print(f"{relative_path(built.page)}: {spelled_out(built.headline)}")
    if built.pdf is not None:
        print(f"{relative_path(built.pdf)}: the same as PDF")
    for note in built.notes:
        echo_note(f"Note: {note}")
    for loss in built.lost:
        echo_stderr(f"Lost: {loss}")
    if built.replaced:
        echo_note(f"Replaced the report of that name, built {built.replaced}.")
    if built.pdf_error is not None:
        echo_stderr(f"Only the PDF is missing. {built.pdf_error}")
        raise typer.Exit(built.pdf_error.exit_code)


def _with_stated(ctx: typer.Context, given: dict[str, Any], notebook: str) -> dict[str, Any]:
    """Return the options, with what a notebook of one's own states where none was given."""
    from regionanalysis.reporting.notebooks import stated_parameters

    sources = {name: ctx.get_parameter_source(name) for name in given}
    by_default = {name for name, source in sources.items() if source and source.name == "DEFAULT"}
    stated = stated_parameters(notebook)
    if "region" not in by_default:
        # members of another region
        stated.pop("members", None)
    return given | {name: value for name, value in stated.items() if name in by_default}
