"""The manifest of a report: the JSON file beside its page, for programs that use reports.

`Manifest` is the only description of it. The build writes it, `check` and the index read it, and
``Manifest.model_json_schema()`` gives its JSON Schema.
"""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, ConfigDict, Field, ValidationError

from regionanalysis.core.project import DEFAULT_LANGUAGE
from regionanalysis.errors import InputError, problems_of
from regionanalysis.presentation.keys import MEASURE
from regionanalysis.presentation.messages import languages
from regionanalysis.study.record import ReportRecord

# The version of the manifest's fields; 1 stated no version.
SCHEMA: Literal[2] = 2

MAX_PROBLEMS = 5


def _known_language(code: str) -> str:
    if code not in languages():
        raise ValueError(f"{code!r} is not one of {', '.join(languages())}")
    return code


def _known_measure(key: str) -> str:
    if key not in MEASURE:
        raise ValueError(f"{key!r} is not a measure")
    return key


class Manifest(ReportRecord):
    """What a report is of, what it rests on, and the files it consists of.

    Two builds of the same figures differ in ``built_at`` only. File names are relative to the
    manifest's folder.
    """

    model_config = ConfigDict(
        extra="forbid", frozen=True, title="Manifest of a regionanalysis report"
    )

    version: Literal[2] = Field(SCHEMA, alias="schema", description="Version of these fields.")
    measure: Annotated[str, AfterValidator(_known_measure)] = Field(
        description="Key of what is counted, as in `measure.<measure>` in `locale`."
    )
    notebook: str = Field(description="Name of the notebook that made the report.")
    kind: str = Field(description="The project's notebook that it is, or is a copy of.")
    language: Annotated[str, AfterValidator(_known_language)] = Field(
        description="Language of the report: nb, nn or en."
    )
    package_version: str = Field(description="Version of regionanalysis.")
    fingerprint: str = Field(
        description="SHA-256 over notebook, package, parameters and figures; a report with the "
        "same fingerprint is not built again. Empty where none was computed."
    )
    files: list[str] = Field(description="All files of the report; the manifest is the last.")
    sha256: dict[str, str] = Field(
        description="SHA-256 of every file but the manifest, by its name."
    )
    notes: list[str] = Field(
        [],
        description="What the figures lack, and what cells of the notebook show that the page "
        "leaves out, in sentences.",
    )
    lost: dict[str, str] = Field(
        {},
        description="Sections that an earlier build of the same report had, with the key of what "
        "is missing. They stay until they are shown again or the loss is accepted.",
    )
    built_at: str = Field(description="When the report was built: ISO 8601, in UTC.")

    @property
    def base(self) -> str:
        """The slug without the language: the same for a report in several languages."""
        ending = "" if self.language == DEFAULT_LANGUAGE else f"-{self.language}"
        return self.slug.removesuffix(ending)

    @property
    def page(self) -> str:
        """Name of the page."""
        return f"{self.slug}.html"

    def as_json(self) -> str:
        """Return the text of the file."""
        content = {
            "schema": self.version,
            **self.model_dump(exclude_unset=True, exclude={"version"}),
        }
        return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def read_manifest(path: Path) -> Manifest:
    """Return a report's manifest.

    Raises
    ------
    InputError
        When the file cannot be read, is not a manifest, or was written by another version.
    """
    try:
        content = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError) as cause:
        raise _not_a_manifest(path, str(cause)) from cause
    if not isinstance(content, dict) or not {"slug", "files"} <= content.keys():
        raise _not_a_manifest(path, "it has no `slug` and `files`")
    _check_schema(path, content.get("schema", 1))
    try:
        return Manifest.model_validate(content, strict=True)
    except ValidationError as cause:
        problems = problems_of(cause)
        more = f"; {len(problems) - MAX_PROBLEMS} more" if len(problems) > MAX_PROBLEMS else ""
        raise _not_a_manifest(path, "; ".join(problems[:MAX_PROBLEMS]) + more) from cause


def _not_a_manifest(path: Path, why: str) -> InputError:
    return InputError(f"{path.name} is not a manifest: {why}.", remedy="Build the report again.")


def _check_schema(path: Path, stated: Any) -> None:
    if stated == SCHEMA:
        return
    older = isinstance(stated, int) and stated < SCHEMA
    raise InputError(
        f"{path.name} was written by {'an earlier' if older else 'another'} version of "
        f"regionanalysis: its `schema` is {stated!r}, and this version reads {SCHEMA}.",
        remedy="Build the report again." if older else "Use that version, or build it again.",
    )


def is_complete(folder: Path, files: Iterable[str]) -> bool:
    """Return whether all of a report's files are in the folder."""
    return all((folder / name).is_file() for name in files)


def complete_reports(folder: Path) -> list[Manifest]:
    """Return the manifests of the reports in a folder that have all their files, by slug.

    A file that is no manifest, or one of another version, counts as no report: the next build
    makes it again.
    """
    complete = []
    for path in sorted(folder.glob("*.json")):
        try:
            manifest = read_manifest(path)
        except InputError:
            continue
        if manifest.slug == path.stem and is_complete(folder, manifest.files):
            complete.append(manifest)
    return complete
