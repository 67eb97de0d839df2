"""What commands print of a notebook of one's own before they build its report."""

from regionanalysis.cli.output import echo_note
from regionanalysis.errors import NotebookError


def note_contract(notebook: str) -> None:
    """Print what is worth knowing of a notebook of one's own, and stop at what will fail.

    Raises
    ------
    NotebookError
        When its report would fail, before it is begun.
    """
    from regionanalysis.reporting.notebooks import existing_notebook, is_own

    if not is_own(notebook):
        return
    from regionanalysis.reporting.check.own_notebook import notebook_notes

    path = existing_notebook(notebook)
    faults, notes = notebook_notes(path)
    for note in notes:
        echo_note(f"Note: {path.name}: {note}")
    if faults:
        raise NotebookError(
            f"{path.name} would fail. {' '.join(faults)}",
            remedy="Correct the notebook and build again; the last good report stays.",
            evidence=faults,
        )
