"""What a report has lost since the build before: sections whose figures are missing now."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from regionanalysis.errors import InputError
from regionanalysis.presentation.headings import CHAPTER, SECTION
from regionanalysis.presentation.language import language
from regionanalysis.reporting.manifest import Manifest, read_manifest
from regionanalysis.study.missing import how_to_get
from regionanalysis.study.record import ReportRecord

# sections that the headline account makes needless: published results have an account of private
# jobs, and figures by municipality and industry have one of all jobs
_REPLACED = frozenset(
    {"why.all_jobs", "industries.nation", "industries.residents", "why.published"}
)

_NAMED = {"goal": "the goal", "goal.membership": "the groups of municipalities"}


def record_losses(staged: Path, out: Path, slug: str) -> tuple[str, ...]:
    """Return what a report has lost since the build in a folder, and note it in its manifest.

    Parameters
    ----------
    staged
        Folder of the new report, before it is published.
    out
        Folder of the reports.
    slug
        Name of the report's files.
    """
    try:
        before = read_manifest(out / f"{slug}.json")
    except InputError:
        # there was no report, or one that another version wrote
        return ()
    path = staged / f"{slug}.json"
    after = read_manifest(path)
    lost = losses(before, after)
    if not lost:
        return ()
    after = after.model_copy(update={"lost": lost})
    path.write_text(after.as_json(), encoding="utf-8")
    return tuple(loss_sentences(after))


def losses(before: Manifest, after: Manifest) -> dict[str, str]:
    """Return the sections that a report has lost, with the key of what is missing.

    A report with other parameters or of another notebook has lost nothing, nor has one whose
    notebook has no such section any more.
    """
    if not _is_same(before, after):
        return {}
    replaced = _REPLACED if before.measure != after.measure else frozenset()
    had = {*before.sections, *before.lost} - replaced
    return {section: what for section, what in after.left_out.items() if section in had}


def _is_same(before: Manifest, after: Manifest) -> bool:
    # a parameter that only one version knows has its default
    common = before.parameters.keys() & after.parameters.keys()
    return (before.notebook, before.language) == (after.notebook, after.language) and all(
        before.parameters[name] == after.parameters[name] for name in common
    )


def loss_sentences(manifest: Manifest) -> Iterator[str]:
    """Yield a sentence for each section that a report has lost: what, why, and what to do."""
    for section, what in manifest.lost.items():
        get = how_to_get(what, own=manifest.parameters.get("panel") is not None)
        yield (
            f"An earlier build had {_named(section)}, and this one has not: no figures on "
            f"{what.replace('_', ' ')}. {get or 'Compare its data with those of that build.'} "
            "Then build again, or accept the loss with --accept."
        )


def left_out_sentences(record: ReportRecord, known: Sequence[str]) -> Iterator[str]:
    """Yield a sentence for what is missing from a page and can be downloaded, by the command.

    Parameters
    ----------
    known
        Notes that the report has already: a command that is in one of them is not repeated.
    """
    if record.parameters.get("panel") is not None:
        return
    missing: dict[str, list[str]] = {}
    for section, what in record.left_out.items():
        if get := how_to_get(what, own=False):
            missing.setdefault(get, []).append(f"{what.replace('_', ' ')} for {section}")
    for get, figures in missing.items():
        if not any(get.split("`")[1] in note for note in known):
            yield f"No figures on {', '.join(figures)}. {get}"


def _named(section: str) -> str:
    if section in _NAMED:
        return _NAMED[section]
    heading = SECTION.get(section) or CHAPTER.get(section)
    title = language("en").message(heading) if heading else ""
    return f"the section {section}" + (f" ({title})" if title else "")
