"""Many reports as far as an index needs them: manifests with figures, and files to lead to."""

import json
from pathlib import Path
from typing import Any

from regionanalysis.classifications.counties import counties, counties_of
from regionanalysis.classifications.municipality_codes import municipalities
from regionanalysis.core.names import slug_of
from regionanalysis.reporting.manifest import SCHEMA

VINTAGE = 2024


def write_made_report(folder: Path, slug: str, name: str, **stated: Any) -> Path:
    """Write the page and manifest of a report with made-up figures; return the manifest."""
    headline = {
        "start_year": 2015,
        "end_year": 2023,
        "start": 2000.0,
        "end": 2100.4,
        "change": 100.4,
        "gap": -80.25,
        "rank": 12,
        "of": 356,
        "crosses_break": False,
    }
    files = [f"{slug}.html", f"{slug}.json", *stated.pop("more_files", ())]
    manifest = {
        "schema": SCHEMA,
        "slug": slug,
        "title": f"Arbeidsplasser i {name} 2015–2023",
        "description": f"Om arbeidsplasser i {name}",
        "sentence": f"{name} har fått flere arbeidsplasser.",
        "language": "nb",
        "notebook": "regional_report",
        "kind": stated.get("notebook", "regional_report"),
        "name": name,
        "counties": [],
        "measure": "panel",
        "parameters": {},
        "origins": [],
        "corrections": [],
        "package_version": "0",
        "fingerprint": "",
        "files": files,
        "sha256": {},
        "built_at": "2026-01-01T00:00:00+00:00",
        **stated,
        "headline": {**headline, **stated.get("headline", {})},
    }
    for one in files:
        (folder / one).write_text("<!doctype html>", encoding="utf-8")
    path = folder / f"{slug}.json"
    path.write_text(json.dumps(manifest, ensure_ascii=False), encoding="utf-8")
    return path


def write_all_municipalities(folder: Path) -> int:
    """Write reports on every municipality and county, and an overview; return how many."""
    places = {**municipalities(VINTAGE), **counties(VINTAGE)}
    for at, (code, name) in enumerate(places.items()):
        start = 300.0 + 977 * at % 40_000
        change = start * ((at * 37 % 41) - 20) / 250
        rank = None if len(code) == 2 else at + 1
        figures = {"start": start, "end": start + change, "change": change, "rank": rank}
        write_made_report(
            folder,
            f"{slug_of(name)}-{code}",
            name,
            counties=counties_of([code], VINTAGE),
            headline={**figures, "gap": change - start * 0.06},
        )
    write_made_report(
        folder,
        "all-overview",
        "356 kommuner",
        notebook="national_overview",
        title="Alle kommunene: vekst i arbeidsplasser 2015–2023",
    )
    return len(places) + 1
