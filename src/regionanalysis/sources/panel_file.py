"""The analyst's own figures: one CSV file."""

from dataclasses import replace
from pathlib import Path

from regionanalysis.breaks import series_breaks
from regionanalysis.panel import EmploymentPanel
from regionanalysis.panel_frame import panel_from_frame
from regionanalysis.provenance import Origin, read_verified, sha256_of
from regionanalysis.sources.tables import parse_table, read_bytes


def read_panel(path: Path, *, nation: str = "0") -> EmploymentPanel:
    """Return the panel in a CSV file.

    Columns ``region,industry,year,employment`` and optionally ``region_name,industry_name``. An
    empty cell is unknown. A sidecar beside the file (the same name with ``.toml``) states its
    origin, its unit and the series whose breaks are known, and is checked; without one, the origin
    is the file itself with its checksum, in persons by place of work.

    Raises
    ------
    InputError, ProvenanceError
        As for `panel_from_frame` and `read_verified`.
    """
    if path.with_suffix(".toml").is_file():
        content, stated = read_verified(path)
        return panel_from_frame(
            parse_table(content, path.name),
            nation=nation,
            source=path.name,
            unit=stated.unit,
            place=stated.place,
            breaks=series_breaks(stated.concept),
            origins=(stated,),
        )
    content = read_bytes(path)
    panel = panel_from_frame(parse_table(content, path.name), nation=nation, source=path.name)
    return replace(panel, origins=(_own_file(path, content, panel),))


def _own_file(path: Path, content: bytes, panel: EmploymentPanel) -> Origin:
    return Origin(
        name=path.stem,
        producer="",
        title=path.name,
        table="",
        unit=panel.unit,
        place=panel.place,
        period=f"{panel.years[0]}–{panel.years[-1]}",
        date="",
        date_kind="accessed",
        licence="",
        sha256=sha256_of(content),
    )
