"""The examples and exit codes at the end of every help text."""

from collections.abc import Iterator

from regionanalysis import errors

EXAMPLES = {
    "init": ("regionanalysis init my-region", "cd my-region && regionanalysis report"),
    "report": (
        "regionanalysis report",
        "regionanalysis report hadeland --language en",
        "regionanalysis report kongsvingerregionen --members Kongsvinger,Eidskog --pdf",
        'regionanalysis report "My region" --panel panel.csv --from 2015 --to 2023',
    ),
    "decompose": (
        "regionanalysis decompose panel.csv --totals",
        "regionanalysis decompose panel.csv --method dynamic --output effects.csv",
    ),
    "inspect": ("regionanalysis inspect panel.csv", "regionanalysis inspect panel.csv --json"),
    "refresh": (
        "regionanalysis refresh",
        "regionanalysis refresh 07984 07459 --from 2015",
        "regionanalysis refresh boundaries",
    ),
    "new": ("regionanalysis new my_report", "regionanalysis new mine --from national_overview"),
    "build": ("regionanalysis build", "regionanalysis build --only kongsvingerregionen --jobs 2"),
    "check": ("regionanalysis check", "regionanalysis check --max-age 400 --json"),
    "update": ("regionanalysis update --quiet",),
    "list": ("regionanalysis list", "regionanalysis list --json"),
}


def epilog(command: str) -> str:
    """Return the examples of a command, as Typer takes them: a paragraph each."""
    return "\n\n".join(["Examples:", *EXAMPLES[command]])


def exit_codes() -> str:
    """Return what each exit code means, in a paragraph."""
    rows = ["0 done", "1 findings of `check`, or a report of `build` that failed"]
    return f"Exit codes: {'; '.join([*rows, *(f'{code} {what}' for code, what in _codes())])}."


def _codes() -> Iterator[tuple[int, str]]:
    """Return the exit codes of errors, each with the first line of the error's documentation."""
    classes = [
        kind
        for kind in vars(errors).values()
        if isinstance(kind, type)
        and issubclass(kind, errors.RegionAnalysisError)
        and "exit_code" in vars(kind)
        and kind is not errors.RegionAnalysisError
    ]
    for kind in sorted(classes, key=lambda kind: kind.exit_code):
        summary = (kind.__doc__ or "").partition("\n")[0].rstrip(".")
        yield kind.exit_code, summary[0].lower() + summary[1:]
