"""The commands. Heavy imports wait until a command needs them."""

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from regionanalysis import __version__
from regionanalysis.characters import spelled_out
from regionanalysis.commands.build import build
from regionanalysis.commands.check import check
from regionanalysis.errors import NoMemoryError, OutputError, RegionAnalysisError, lacks_memory
from regionanalysis.project import DEFAULT_LANGUAGE, DEFAULT_NOTEBOOK, DEFAULT_REGION

app = typer.Typer(
    name="regionanalysis",
    help="Tell whether a region has lost jobs relative to the country, how many, and why.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
)


class UnknownName(StrEnum):
    """What to do with unknown cells."""

    refuse = "refuse"
    leave_out = "leave-out"


def _version(asked: bool) -> None:
    if asked:
        print(__version__)
        raise typer.Exit


@app.callback()
def common(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Tell whether a region has lost jobs relative to the country, how many, and why."""


@app.command()
def report(
    region: Annotated[
        str,
        typer.Argument(help="A named region (see `list`), or a region of --panel."),
    ] = DEFAULT_REGION,
    *,
    start_year: Annotated[
        int | None, typer.Option("--from", help="First year; the change starts here.")
    ] = None,
    end_year: Annotated[int | None, typer.Option("--to", help="Last year.")] = None,
    language: Annotated[
        str, typer.Option(help="Language of the report: nb, nn (nynorsk) or en (English).")
    ] = DEFAULT_LANGUAGE,
    members: Annotated[
        str,
        typer.Option(help="Only these municipalities, by name or code, with commas between."),
    ] = "",
    panel: Annotated[
        Path | None,
        typer.Option(help="Your own figures: CSV with region,industry,year,employment."),
    ] = None,
    columns: Annotated[
        str,
        typer.Option(help="What columns are called: region=Kommune,employment=Antall."),
    ] = "",
    mend_codes: Annotated[
        bool, typer.Option("--mend-codes", help="Give codes back a lost leading zero.")
    ] = False,
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
        typer.Option(help="How industries follow people: CSV with industry,beta; else estimated."),
    ] = None,
    goal: Annotated[
        int | None, typer.Option(help="Net new jobs a year that the region aims at.")
    ] = None,
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
    out: Annotated[
        Path | None, typer.Option(help="Folder for the report; reports/html if not given.")
    ] = None,
) -> None:
    """Build the report on a region and print where it is and its headline."""
    from regionanalysis.parameters import report_parameters
    from regionanalysis.project import report_folder
    from regionanalysis.reporting.build import build_report

    parameters = report_parameters(
        region=region,
        members=members,
        start_year=start_year,
        end_year=end_year,
        language=language,
        panel=panel,
        columns=columns,
        mend_codes=mend_codes,
        population=population,
        commuting=commuting,
        coefficients=coefficients,
        goal=goal,
        boundaries=boundaries,
    )
    built = build_report(parameters, out or report_folder(), notebook, pdf=pdf)
    print(f"{_short(built.page)}: {spelled_out(built.headline)}")


@app.command()
def decompose(
    panel: Annotated[
        Path,
        typer.Argument(help="CSV with region,industry,year,employment; empty is unknown."),
    ],
    *,
    start_year: Annotated[int, typer.Option("--from", help="First year.")],
    end_year: Annotated[int, typer.Option("--to", help="Last year.")],
    method: Annotated[
        str, typer.Option(help="How the change is split; the columns are named above.")
    ] = "classic",
    columns: Annotated[
        str,
        typer.Option(help="What columns are called: region=Kommune,employment=Antall."),
    ] = "",
    mend_codes: Annotated[
        bool, typer.Option("--mend-codes", help="Give codes back a lost leading zero.")
    ] = False,
    weights: Annotated[
        Path | None,
        typer.Option(help="For spatial: CSV with region,neighbour,weight."),
    ] = None,
    reference: Annotated[
        str,
        typer.Option(help="Measure against nation, rest-of-nation, or the code of a region."),
    ] = "nation",
    nation: Annotated[
        str, typer.Option(help="Code of the nation; the sum of regions if it has no row.")
    ] = "0",
    region: Annotated[
        list[str] | None, typer.Option(help="Only this region; may be repeated.")
    ] = None,
    totals: Annotated[bool, typer.Option("--totals", help="One row a region.")] = False,
    unknown: Annotated[
        UnknownName,
        typer.Option(help="Refuse unknown cells, or leave them out and count them."),
    ] = UnknownName.refuse,
    output: Annotated[
        Path | None, typer.Option(help="File to write; printed if not given.")
    ] = None,
) -> None:
    """Split the change in employment between two years.

    Effects by --method, in the order of their columns:

    classic             national_share,industry_mix,regional_shift
    dynamic             the same, year by year and added
    esteban-marquillas  national_share,industry_mix,competitive,allocation
    arcelus             national_share,national_share_allocation,
                        industry_mix,industry_mix_allocation,
                        regional_growth,regional_growth_allocation,
                        regional_industry,regional_industry_allocation
    interaction         national_share,industry_mix,competitive,interaction
    midpoint            national_share,industry_mix,competitive
    end-year            national_share,industry_mix,regional_shift
    stilwell            national_share,industry_mix,
                        proportionality_modification,residual_differential_shift
    multifactor         national_share,region_effect,industry_mix,allocation,
                        interaction
    artige-van-neuss    national_share,industry_mix,competitive
    spatial             national_share,neighbour_mix,spatial_shift
                        (needs --weights)
    gerfin              indices: regional; with --totals industry_mix,regional,net
    """
    from regionanalysis.decompose import Asked, decomposition
    from regionanalysis.parameters import report_parameters

    asked = Asked(
        start_year=start_year,
        end_year=end_year,
        method=method,
        nation=nation,
        regions=tuple(region or ()),
        totals=totals,
        unknown="leave_out" if unknown is UnknownName.leave_out else "refuse",
        reference=reference,
        weights=weights,
        columns=report_parameters(columns=columns).columns,
        mend_codes=mend_codes,
    )
    table = decomposition(
        panel, asked, warn=lambda sentence: print(f"Note: {spelled_out(sentence)}", file=sys.stderr)
    )
    if output is None:
        sys.stdout.write(table)
    else:
        from regionanalysis.files import write_whole

        write_whole(output, table)


@app.command()
def refresh(
    tables: Annotated[
        list[str] | None,
        typer.Argument(
            help="Tables to bring (07984, 03321 ...), klass or boundaries; all tables if none."
        ),
    ] = None,
    start_year: Annotated[int | None, typer.Option("--from", help="First year.")] = None,
    end_year: Annotated[int | None, typer.Option("--to", help="Last year.")] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Only tell what would be brought.")
    ] = False,
    folder: Annotated[
        Path | None, typer.Option(help="Where to put them; data/snapshots if not given.")
    ] = None,
    url: Annotated[str, typer.Option(help="Another address than the publisher's.")] = "",
) -> None:
    """Bring new figures from Statistics Norway, and tell what has changed.

    klass brings municipal codes and tells which changes of them are new; boundaries brings the
    outlines of municipalities for the map of the national overview.
    """
    from regionanalysis.project import snapshot_folder
    from regionanalysis.refresh import Refreshing
    from regionanalysis.refresh import refresh as bring

    asked = Refreshing(
        folder=folder or snapshot_folder(),
        tables=tuple(tables or ()),
        start_year=start_year,
        end_year=end_year,
        dry_run=dry_run,
        url=url,
    )
    bring(asked, lambda line: print(spelled_out(line), file=sys.stderr))


@app.command()
def new(
    name: Annotated[
        str, typer.Argument(help="Name of your notebook: small letters, digits, underscores.")
    ],
    *,
    source: Annotated[
        str,
        typer.Option("--from", help="Copy of: regional_report, national_overview, ..."),
    ] = DEFAULT_NOTEBOOK,
) -> None:
    """Make a notebook of your own in notebooks/, a copy to change, and tell how to run it."""
    from regionanalysis.reporting.own_notebook import new_notebook
    from regionanalysis.study import DESKS

    made = new_notebook(name, source, tuple(DESKS))
    print(f"{_short(made)}: change it in JupyterLab (make lab), and build its report with")
    print(f"  regionanalysis report --notebook {name}")


app.command()(build)
app.command()(check)


@app.command("list")
def list_all() -> None:
    """Show the regions, reports and data there are."""
    from regionanalysis.overview import overview

    print(overview())


def _short(path: Path) -> Path:
    return path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path


def main() -> None:
    """Run a command; a deliberate error is a sentence and an exit code, not a traceback."""
    for stream in (sys.stdout, sys.stderr):
        # Norwegian letters must not stop a command where the terminal cannot show them
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    try:
        app()
    except RegionAnalysisError as error:
        _fail(error)
    except BrokenPipeError as cause:
        raise SystemExit(OutputError.exit_code) from cause
    except Exception as cause:
        if not lacks_memory(cause):
            raise
        _fail(NoMemoryError())


def _fail(error: RegionAnalysisError) -> NoReturn:
    print(f"Error: {spelled_out(str(error))}", file=sys.stderr)
    sys.exit(error.exit_code)
